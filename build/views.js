import { resolve } from 'node:path';
import { compileTemplates, property, templateFiles } from './templates.js';

const VIEWS = resolve('views');

/** So that the server need not compile them at each start. */
export const views = {
  name: 'views',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]compiled\.views\.ts$/ }, async () => {
      const codes = await compileTemplates('views', SOURCE);
      const contents = `export const compiled = {${codes.map(property)}};`;
      return { contents, ...templateFiles(VIEWS) };
    });
  },
};

const SOURCE = `
  import { pagesOptions } from './pages.options.js';
  import { compileViews } from './sojourn/pages/template.compiler.js';
  export const codes = await compileViews({ ...pagesOptions, views: ${JSON.stringify(VIEWS)} });
`;
