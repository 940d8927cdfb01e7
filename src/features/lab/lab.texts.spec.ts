import { expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { ABOUT } from './lab.texts.js';

it.each(Object.entries(ABOUT))(
  'the page names files that are there for %s',
  (_, { lines, spec }) => {
    expect([lines, spec].filter((path) => !existsSync(path))).toEqual([]);
  },
);
