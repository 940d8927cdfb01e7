import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { server } from './server.js';

mkdirSync('dist/anomalies', { recursive: true });
await build({
  ...server,
  entryPoints: { sojourn: 'bench/anomalies/sojourn.app.ts' },
  outdir: 'dist/anomalies',
});
