import { build } from 'esbuild';
import { resolve } from 'node:path';
import { compileTemplates, property, templateFiles } from './templates.js';

const VIEWS = resolve('src/sojourn/pages/views');
const PAGES = 'src/browser/live.ts';
const INSPECTOR = 'src/sojourn/pages/inspector/browser/inspector';

/** So that the package looks for no file. */
export const bundled = {
  name: 'bundled',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]pages[\\/]bundled\.ts$/ }, async () => ({
      contents: await bundledModule(),
      ...templateFiles(VIEWS),
    }));
  },
};

export async function bundledModule() {
  const [codes, style, script, pages] = await Promise.all([
    compileTemplates('own', SOURCE),
    minified(`${INSPECTOR}.css`),
    minified(`${INSPECTOR}.ts`),
    minified(PAGES),
  ]);
  const files = JSON.stringify({ style, script, pages });
  return `export const bundled = { ...${files}, views: {${codes.map(property)}} };`;
}

const SOURCE = `
  import { compileViews } from './sojourn/pages/template.compiler.js';
  export const codes = await compileViews({ views: ${JSON.stringify(VIEWS)}, helpers: {} });
`;

async function minified(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    tsconfig: 'src/browser/tsconfig.json',
  });
  return outputFiles[0].text;
}
