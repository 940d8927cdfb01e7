import { existsSync } from 'node:fs';
import { StartError } from '../session/start.error.js';

export function mustBeNew(copy: string) {
  if (existsSync(copy)) throw new StartError(`"${copy}" is there already: name a new file.`);
}
