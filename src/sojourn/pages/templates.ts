import handlebars, { type HelperDelegate, type TemplateDelegate } from 'handlebars';
import { runInThisContext } from 'node:vm';
import { bundled } from './bundled.js';
import type { PagesConfig } from './pages.options.js';
import { viewHelpers } from './view.helpers.js';

const PARTIALS = 'partials/';

/** The app's win over the package's. */
export async function readTemplates(config: PagesConfig) {
  const compiled = config.compiled ?? (await compiledNow(config));
  return templatesOf({ ...bundled.views, ...compiled }, config.helpers);
}

export const ownTemplates = () => templatesOf(bundled.views, {});

function templatesOf(compiled: Record<string, TemplateSpecification>, helpers: object) {
  const environment = handlebars.create();
  environment.registerHelper({ ...viewHelpers, ...helpers } as Record<string, HelperDelegate>);
  const templates = new Map<string, TemplateDelegate>();
  for (const [name, specification] of Object.entries(compiled)) {
    const template = environment.template(specification);
    templates.set(name, template);
    if (name.startsWith(PARTIALS))
      environment.registerPartial(name.slice(PARTIALS.length), template);
  }
  return templates;
}

/** The compiler is loaded only where it is needed: it takes as long as compiling does. */
async function compiledNow(config: PagesConfig) {
  const { compileViews } = await import('./template.compiler.js');
  const codes = await compileViews(config);
  return Object.fromEntries(codes.map(([name, code]) => [name, evaluate(name, code)]));
}

/** Handlebars' own `compile` would put this off until a page is drawn. */
const evaluate = (filename: string, code: string) =>
  runInThisContext(`(${code})`, { filename }) as TemplateSpecification;
