import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decorators } from './decorators.js';

const VIEWS = resolve('views');
const COMPILER = resolve('dist/compile.views.js');

/** Puts the compiled templates into the server, so that it need not compile them at each start. */
export const views = {
  name: 'views',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]compiled\.views\.ts$/ }, async () => ({
      contents: `export const compiled = {${(await compile()).map(property)}};`,
      watchDirs: folders(),
      watchFiles: folders().flatMap(files),
    }));
  },
};

const property = ([name, code]) => `${JSON.stringify(name)}: ${code}`;

/** By the same code as at start, with the helpers that this app has. */
async function compile() {
  await build({
    stdin: { contents: SOURCE, resolveDir: resolve('src'), loader: 'ts' },
    outfile: COMPILER,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [decorators],
  });
  const { codes } = await import(`${pathToFileURL(COMPILER).href}?${Date.now()}`);
  return codes;
}

const SOURCE = `
  import { pagesOptions } from './pages.options.js';
  import { compileViews } from './sojourn/pages/template.compiler.js';
  export const codes = await compileViews({ ...pagesOptions, views: ${JSON.stringify(VIEWS)} });
`;

const folders = () => [
  VIEWS,
  ...readdirSync(VIEWS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name)),
];

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
