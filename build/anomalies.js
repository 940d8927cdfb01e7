import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { programs } from './server.js';

mkdirSync('dist/anomalies', { recursive: true });
await build({
  ...programs,
  entryPoints: { sojourn: 'bench/anomalies/sojourn.app.ts' },
  outdir: 'dist/anomalies',
});
