import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tableRows } from '../support/table.js';

const text = readFileSync('SECURITY.md', 'utf8');
const rows = tableRows(text).filter(([first]) => /^\d+\.\d+\.\d+/.test(first!));
const ids = rows.flatMap(([list]) => list!.split(', '));
const proofs = rows.flatMap(([, , where]) => where!.match(/`[a-z/-]+`/g) ?? []);

const inSpecs = readdirSync('test/security').flatMap((file) =>
  [...readFileSync(`test/security/${file}`, 'utf8').matchAll(/ASVS ([\d., ]+)/g)].flatMap(
    ([, list]) => list!.match(/\d+\.\d+\.\d+/g) ?? [],
  ),
);

/** The rows of levels 1 and 2 that apply to an app such as this, and of level 3 those on sessions. */
const CHECKLIST: Record<string, number[]> = {
  '1.1': [1, 2],
  '1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  '1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '1.4': [1, 2, 3],
  '1.5': [1, 2],
  '2.1': [1, 2, 3],
  '2.2': [1, 2, 3],
  '2.3': [1, 2, 3, 4],
  '2.4': [1],
  '3.2': [1, 2],
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 2, 3, 4, 5, 6],
  '3.5': [1, 2, 3, 4, 5],
  '3.7': [1, 2],
  '4.1': [1, 2, 3, 4],
  '4.2': [1],
  '4.4': [1, 2, 3, 4],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2, 3],
  '7.6': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1],
  '8.4': [1],
  '11.2': [3],
  '11.5': [1],
  '12.1': [1, 2],
  '12.2': [1],
  '12.3': [5],
  '13.1': [1],
  '13.2': [1, 2, 3, 4, 5],
  '13.3': [1, 2],
  '13.4': [1, 2, 3, 4, 5, 6],
  '14.2': [1, 2],
  '14.3': [1, 2, 3],
  '15.1': [1, 3],
  '15.2': [1, 2, 3],
  '15.3': [1, 2, 3, 4, 5, 6, 7],
  '15.4': [1, 2, 3, 4],
  '16.1': [1],
  '16.2': [1, 2, 3, 4, 5],
  '16.3': [1, 2, 3, 4],
  '16.4': [1, 2, 3],
  '16.5': [1, 2, 3, 4],
};

describe('the checklist in SECURITY.md', () => {
  it('names each row once', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('leaves none out', () => {
    const wanted = Object.entries(CHECKLIST).flatMap(([section, numbers]) =>
      numbers.map((number) => `${section}.${number}`),
    );

    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names specs that there are', () => {
    const files = proofs.map((proof) => `test/${proof.slice(1, -1)}.e2e-spec.ts`);

    expect(files.length).toBeGreaterThan(ids.length / 2);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('has the rows that specs here are for', () => {
    expect(inSpecs.length).toBeGreaterThan(10);
    expect(inSpecs.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
