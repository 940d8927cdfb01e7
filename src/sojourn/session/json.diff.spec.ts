import { describe, expect, it } from '@jest/globals';
import {
  assert,
  constantFrom,
  integer,
  jsonValue,
  property,
  record,
  string,
  uniqueArray,
} from 'fast-check';
import { applyPatch } from 'rfc6902';
import { jsonDiff } from './json.diff.js';

const item = record({
  id: constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  title: string(),
  done: integer(),
});
const list = record({ items: uniqueArray(item, { selector: ({ id }) => id }), left: integer() });

/** The library refuses these names: they lead out of an object. */
const REFUSED = /__proto__|constructor|prototype/;
const anyJson = jsonValue().filter((value) => !REFUSED.test(JSON.stringify(value)));

function patched(before: unknown, after: unknown) {
  const document = structuredClone({ value: before });
  for (const { op, path, value } of jsonDiff(before, after))
    expect(applyPatch(document, [{ op, path: `/value${path}`, value }])).toEqual([null]);
  return document.value;
}

describe('the difference of two JSON values', () => {
  it('leads from the one to the other', () => {
    const isRight = property(anyJson, anyJson, (before, after) =>
      expect(patched(before, after)).toEqual(after),
    );
    assert(isRight);
  });

  it('leads from one list of things to another', () => {
    assert(property(list, list, (before, after) => expect(patched(before, after)).toEqual(after)));
  });

  it('tells a thing that went from those that stayed', () => {
    const [tea, milk] = [
      { id: 'a', title: 'Tea' },
      { id: 'b', title: 'Milk' },
    ];

    expect(jsonDiff([tea, milk], [milk])).toEqual([{ op: 'remove', path: '/0', was: tea }]);
    expect(jsonDiff([milk], [tea, milk])).toEqual([{ op: 'add', path: '/0', value: tea }]);
    expect(jsonDiff([tea, milk], [tea, { ...milk, title: 'Oat milk' }])).toEqual([
      { op: 'replace', path: '/1/title', value: 'Oat milk', was: 'Milk' },
    ]);
  });

  it('of two lists of 200 things takes no time to speak of', () => {
    const before = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, done: index % 2 }));
    const begun = performance.now();

    expect(
      jsonDiff(
        before,
        before.filter(({ done }) => done),
      ),
    ).toHaveLength(100);

    expect(performance.now() - begun).toBeLessThan(50);
  });
});
