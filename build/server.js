import { bundled } from './bundled.js';
import { decorators } from './decorators.js';
import { featureSources } from './feature.sources.js';
import { readable } from './readable.js';
import { views } from './views.js';

/** One file: Node takes longer to find, read and compile 1 400 modules than for all else until the first page. */
export const server = {
  entryPoints: ['src/main.ts', 'src/backup.ts'],
  outdir: 'dist',
  write: false,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  // A third less to read at each start.
  minifyWhitespace: true,
  // The one has a binary beside it; the other is not installed, and Nest asks for it only where it is used.
  external: ['better-sqlite3', '@nestjs/microservices'],
  // What a package in CommonJS requires of Node itself.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  plugins: [views, bundled, featureSources, decorators, readable],
};

export const data = {
  entryPoints: ['src/features/**/*.json'],
  outbase: 'src',
  outdir: 'dist',
  loader: { '.json': 'copy' },
};
