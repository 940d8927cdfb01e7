import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { browser } from './browser.js';
import { writeCodeCache } from './code.cache.js';
import { pageSize } from './page.size.js';
import { app, data, programs } from './server.js';
import { writeSources } from './sources.js';

rmSync('dist', { recursive: true, force: true });
const parts = [browser, app, programs, data].map((part) => build(part));
const [{ metafile }] = await Promise.all(parts);
await writeSources();
await writeCodeCache();
process.stdout.write(`${pageSize(metafile)}\n`);
