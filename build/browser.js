import { readdirSync } from 'node:fs';
import { compressed } from './compressed.js';
import { manifest } from './manifest.js';

const EVERY_PAGE = ['live.ts', 'live.css', 'mark.svg', 'card.png'].map(
  (name) => `src/browser/${name}`,
);

const ofFeatures = () =>
  readdirSync('src/features', { recursive: true })
    .map((path) => `src/features/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\/(\w+)\/page\/\1\.(ts|css)$/.test(path));

export const browser = {
  entryPoints: [...EVERY_PAGE, ...ofFeatures()],
  outdir: 'dist/browser',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  metafile: true,
  loader: { '.svg': 'copy', '.png': 'copy' },
  tsconfig: 'src/browser/tsconfig.json',
  plugins: [manifest, compressed],
};
