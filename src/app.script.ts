import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { allocateYoung } from './allocation.js';

type App = (require: NodeJS.Require, file: string, folder: string) => void;

const FILE = join(import.meta.dirname, 'app.cjs');

/** What V8 has made of the script in one start, so that the next need not compile it. */
export const CODE_CACHE = join(import.meta.dirname, 'app.cache');

/** Of another version of Node, the code is not taken: then V8 compiles the script as if there were none. */
export function appScript() {
  // V8 takes no code of other flags.
  allocateYoung();
  const cached = existsSync(CODE_CACHE) && { cachedData: readFileSync(CODE_CACHE) };
  return new Script(readFileSync(FILE, 'latin1'), { filename: FILE, ...cached });
}

export function run(script: Script) {
  const app = script.runInThisContext() as App;
  app(createRequire(FILE), FILE, dirname(FILE));
}
