import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** Finds the app's modules, and packages, where the build put them for specs, and all else where Jest does. */
export function sync(name, options) {
  const stub = stubOf(name);
  if (/^[@a-z]/.test(name) && existsSync(stub)) return stub;
  const path = options.defaultResolver(name, options);
  const stubOfPath = stubOf(relative('', path));
  return existsSync(stubOfPath) ? stubOfPath : path;
}

const stubOf = (name) => resolve('dist/specs', `${name}.mjs`);
