import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { browser } from './browser.js';
import { data, server } from './server.js';

rmSync('dist', { recursive: true, force: true });
await Promise.all([server, data, browser].map((part) => build(part)));
