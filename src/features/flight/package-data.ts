import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Reads a data file that comes with a package. */
export const packageData = (file: string): unknown =>
  JSON.parse(readFileSync(resolve(file), 'utf8'));
