import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decorators } from './decorators.js';

/** @param source of a module in `src` that exports its templates as `codes` */
export async function compileTemplates(name, source) {
  const compiler = resolve(`dist/compile.${name}.js`);
  await build({
    stdin: { contents: source, resolveDir: resolve('src'), loader: 'ts' },
    outfile: compiler,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [decorators],
  });
  const { codes } = await import(`${pathToFileURL(compiler).href}?${Date.now()}`);
  return codes;
}

export const property = ([name, code]) => `${JSON.stringify(name)}: ${code}`;

export function templateFiles(root) {
  const folders = [root, ...foldersIn(root)];
  return { watchDirs: folders, watchFiles: folders.flatMap(files) };
}

const foldersIn = (root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
