import { describe, expect, it } from '@jest/globals';
import { jsonDiff } from '../session/json.diff.js';
import { inWords } from './diff.words.js';

const told = (before: unknown, after: unknown) => inWords(jsonDiff(before, after));

describe('a change in words', () => {
  it('tells what a value was and what it is', () => {
    expect(told({ wage: 30, name: null }, { wage: 32, name: 'Ada' })).toEqual([
      'wage: 30 → 32',
      'name: none → “Ada”',
    ]);
  });

  it('tells what came and went by its name and its place, counted from one', () => {
    const [tea, milk] = [
      { id: 'a', title: 'Tea', done: false },
      { id: 'b', title: 'Milk', done: false },
    ];

    expect(told({ items: [tea] }, { items: [tea, milk] })).toEqual(['items 2: “Milk” added']);
    expect(told({ items: [tea, milk] }, { items: [milk] })).toEqual(['items 1: “Tea” removed']);
    expect(told({ items: [tea] }, { items: [{ ...tea, title: 'Rooibos' }] })).toEqual([
      'items 1 title: “Tea” → “Rooibos”',
    ]);
  });

  it('is short, however much was changed, and cuts no letter in two', () => {
    const before = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`field${at}`, at]));

    expect(told(before, {})).toEqual([
      'field0: 0 removed',
      'field1: 1 removed',
      'field2: 2 removed',
      'and 6 more',
    ]);
    expect(told({ name: '' }, { name: '🧳'.repeat(60) })).toEqual([
      `name: “” → “${'🧳'.repeat(40)}…”`,
    ]);
  });
});
