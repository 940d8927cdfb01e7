import { compressed } from './compressed.js';
import { manifest } from './manifest.js';

/** What pages load: `live` is every page's, the others are of one page and bring it with them. */
const ENTRIES = ['live.ts', 'live.css', 'mark.svg'].concat(
  ['arcade', 'flight', 'keys'].flatMap((page) => [`${page}.ts`, `${page}.css`]),
);

/**
 * Scripts, style sheets and images for the browser, by names that change with their content.
 * @type {import('esbuild').BuildOptions}
 */
export const browser = {
  entryPoints: ENTRIES.map((name) => `src/browser/${name}`),
  outdir: 'dist/browser',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  // What pages share is loaded once for all of them.
  splitting: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  metafile: true,
  loader: { '.svg': 'copy' },
  tsconfig: 'src/browser/tsconfig.json',
  plugins: [manifest, compressed],
};
