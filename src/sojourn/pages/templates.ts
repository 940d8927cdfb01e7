import { create } from 'express-handlebars';
import handlebars, { type HelperDelegate, type TemplateDelegate } from 'handlebars';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { PagesConfig } from './pages.options.js';
import { viewHelpers } from './view.helpers.js';

const EXTENSION = '.hbs';
const PARTIALS = 'partials/';

/** Compiles as it is drawn: with what helpers there are, and a partial as the same text in a page and in a push. */
const compilerOf = (helpers: object) =>
  create({
    extname: EXTENSION,
    compilerOptions: {
      knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
      knownHelpersOnly: true,
      preventIndent: true,
    },
  });

/** Reads and compiles everything in the folder of views. @throws where a template is malformed or calls an unknown helper */
export async function compileTemplates({ views, helpers }: PagesConfig) {
  const known = { ...viewHelpers, ...helpers };
  const compiler = compilerOf(known);
  const environment = handlebars.create();
  environment.registerHelper(known as Record<string, HelperDelegate>);
  const templates = new Map<string, TemplateDelegate>();
  // One by one: not even a process with few file descriptors runs out of them here.
  for (const file of templateFiles(views)) {
    const source = await compiler.getTemplate(join(views, file), { precompiled: true });
    const template = environment.template(evaluate(join(views, file), source as unknown as string));
    templates.set(file.slice(0, -EXTENSION.length), template);
  }
  for (const [name, template] of templates)
    if (name.startsWith(PARTIALS))
      environment.registerPartial(name.slice(PARTIALS.length), template);
  return templates;
}

const templateFiles = (views: string) =>
  readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.replaceAll('\\', '/'));

/** Handlebars' own `compile` would put this off until a page is drawn. */
const evaluate = (file: string, source: string) =>
  runInThisContext(`(${source})`, { filename: file }) as TemplateSpecification;
