import { bundled } from './bundled.js';
import { decorators } from './decorators.js';
import { featureSources } from './feature.sources.js';
import { readable } from './readable.js';
import { views } from './views.js';

const code = {
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  // The one has a binary beside it; the other is not installed, and Nest asks for it only where it is used.
  external: ['better-sqlite3', '@nestjs/microservices'],
  // To Node, RxJS gives what it has for browsers of 2011.
  alias: {
    rxjs: './node_modules/rxjs/dist/esm/index.js',
    'rxjs/operators': './node_modules/rxjs/dist/esm/operators/index.js',
  },
  plugins: [views, bundled, featureSources, decorators, readable],
};

/** One script: Node takes longer to find, read and compile 1 400 modules than for all else until the first page. */
export const script = {
  ...code,
  format: 'cjs',
  // A script asks for modules by `require` alone.
  supported: { 'dynamic-import': false },
  footer: { js: '})' },
};

export const app = {
  ...script,
  entryPoints: ['src/main.ts'],
  outfile: 'dist/app.cjs',
  // A third less to read at each start.
  minifyWhitespace: true,
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
  banner: { js: '(function (require, __filename, __dirname) { "use strict";' },
};

/** Each a file that Node runs by itself. */
export const programs = {
  ...code,
  entryPoints: {
    main: 'src/launch.ts',
    'code.cache': 'src/code.cache.ts',
    backup: 'src/backup.ts',
  },
  outdir: 'dist',
  format: 'esm',
  // What a package in CommonJS requires of Node itself.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
};

export const data = {
  entryPoints: ['src/features/**/*.json'],
  outbase: 'src',
  outdir: 'dist',
  loader: { '.json': 'copy' },
};
