import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { browser } from './browser.js';
import { pageSize } from './page.size.js';
import { data, server } from './server.js';
import { writeSources } from './sources.js';

rmSync('dist', { recursive: true, force: true });
const [, , { metafile }] = await Promise.all([server, data, browser].map((part) => build(part)));
await writeSources();
process.stdout.write(`${pageSize(metafile)}\n`);
