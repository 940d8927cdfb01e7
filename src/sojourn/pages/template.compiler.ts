import { create } from 'express-handlebars';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PagesConfig } from './pages.options.js';
import { viewHelpers } from './view.helpers.js';

const EXTENSION = '.hbs';

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

/** @throws where a template is malformed or calls an unknown helper */
export async function compileViews({ views, helpers }: Pick<PagesConfig, 'views' | 'helpers'>) {
  const compiler = compilerOf({ ...viewHelpers, ...helpers });
  const codes: [name: string, code: string][] = [];
  // One by one: a process with few file descriptors must not run out of them.
  for (const file of templateFiles(views)) {
    const code = await compiler.getTemplate(join(views, file), { precompiled: true });
    codes.push([file.slice(0, -EXTENSION.length), code as unknown as string]);
  }
  return codes;
}

const templateFiles = (views: string) =>
  readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.replaceAll('\\', '/'));
