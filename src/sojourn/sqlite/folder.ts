import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Not by mkdir's own `recursive`: in a folder that takes none, such as /proc, Node tries that for ever. */
export function makeFolder(path: string) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(path)) throw error;
  }
}
