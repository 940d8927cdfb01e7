import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { readFileSync, statSync } from 'node:fs';
import { Checkout } from '../support/checkout.js';

const MINUTE_MS = 60_000;
const SAID =
  /^page script (\d+) kB \((\d+) kB brotli\), of it sojourn\/client with socket\.io-client (\d+) kB$/m;

type Manifest = Record<string, { file: string; imports: string[] }>;

describe('npm run build', () => {
  let checkout: Checkout;
  let said: number[];

  beforeAll(async () => {
    checkout = Checkout.copy();
    const built = await checkout.run('npm', 'run', '-s', 'build');
    said = (SAID.exec(built.said) ?? []).slice(1).map(Number);
  }, MINUTE_MS);

  afterAll(() => checkout.remove());

  it('prints how much script every page loads', () => {
    const dist = `${checkout.folder}/dist`;
    const manifest = JSON.parse(readFileSync(`${dist}/manifest.json`, 'utf8')) as Manifest;
    const { file, imports } = manifest['live.ts']!;
    const paths = [file, ...imports].map((name) => `${dist}/browser/${name}`);

    expect(said.slice(0, 2)).toEqual([kB(paths), kB(paths.map((path) => `${path}.br`))]);
  });

  it('and how much of that is the client, which is about what it is alone', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export { connect } from 'sojourn/client'`, resolveDir: 'src/browser' },
      tsconfig: 'src/browser/tsconfig.json',
      write: false,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
    });

    expect(Math.abs(said[2]! - outputFiles[0]!.contents.length / 1_000)).toBeLessThan(2);
  });
});

const kB = (paths: string[]) =>
  Math.round(paths.reduce((bytes, path) => bytes + statSync(path).size, 0) / 1_000);
