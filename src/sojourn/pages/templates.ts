import { create } from 'express-handlebars';
import handlebars, { type TemplateDelegate } from 'handlebars';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { VIEWS } from '../../paths.js';
import { viewHelpers } from './view.helpers.js';

const EXTENSION = '.hbs';
const PARTIALS = 'partials/';

const files = create({
  extname: EXTENSION,
  compilerOptions: {
    knownHelpers: Object.fromEntries(Object.keys(viewHelpers).map((name) => [name, true])),
    knownHelpersOnly: true,
    // A partial is the same text wherever it stands: in a page and in a push.
    preventIndent: true,
  },
});

/** Reads and compiles everything in `views/`. @throws where a template is malformed or calls an unknown helper */
export async function compileTemplates() {
  const environment = handlebars.create();
  environment.registerHelper(viewHelpers);
  const templates = new Map<string, TemplateDelegate>();
  // One by one: not even a process with few file descriptors runs out of them here.
  for (const file of templateFiles()) {
    const source = await files.getTemplate(join(VIEWS, file), { precompiled: true });
    const template = environment.template(evaluate(file, source as unknown as string));
    templates.set(file.slice(0, -EXTENSION.length), template);
  }
  for (const [name, template] of templates)
    if (name.startsWith(PARTIALS))
      environment.registerPartial(name.slice(PARTIALS.length), template);
  return templates;
}

const templateFiles = () =>
  readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.replaceAll('\\', '/'));

/** Handlebars' own `compile` would put this off until a page is drawn. */
const evaluate = (file: string, source: string) =>
  runInThisContext(`(${source})`, { filename: join(VIEWS, file) }) as TemplateSpecification;
