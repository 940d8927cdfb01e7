import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pageAfter, rowsIn, type Test } from '../runner/faults.page.js';

const PAGE = readFileSync('docs/FAULTS.md', 'utf8');
const CONTRACT = 'src/sojourn/testing';
const LITERAL = /(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g;

describe('the page of faults', () => {
  it('names no spec and no claim that is gone', () => {
    const gone = [...rowsIn(PAGE)].flatMap(([path, rows]) => {
      const made = existsSync(path) ? claimsIn(path) : [];
      return rows.filter(([, claim]) => !made.some((pattern) => pattern.test(claim!)));
    });

    expect(gone).toEqual([]);
  });

  it('says of each claim where it was looked at, when and on which commit', () => {
    const rows = [...rowsIn(PAGE).values()].flat();

    expect(rows.length).toBeGreaterThan(50);
    for (const [, claim, ...seen] of rows)
      expect([claim, seen.join('')]).toEqual([
        claim,
        expect.stringMatching(/^((\*\*failed\*\* )?\d{4}-\d\d-\d\d, [\da-f]{7,}){1,2}$/),
      ]);
  });
});

const test = (title: string, status = 'passed'): Test => ({
  ancestorTitles: ['a disk', 'that is full'],
  title,
  status,
});

const after = (page: string, tests: Test[], store: 'SQLite' | 'Redis', seen: string) =>
  pageAfter(page, [{ path: 'test/faults/disk.e2e-spec.ts', tests }], () => ({ store, seen }));

const rowsOf = (page: string) => rowsIn(page).get('test/faults/disk.e2e-spec.ts');

describe('a run of the specs of faults', () => {
  const first = after('', [test('a'), test('b|c'), test('d', 'failed')], 'SQLite', 'day 1');
  const FAULT = 'a disk, that is full';

  it('says what held and what did not', () => {
    expect(rowsOf(first)).toEqual([
      [FAULT, 'a', 'day 1', ''],
      [FAULT, String.raw`b\|c`, 'day 1', ''],
      [FAULT, 'd', '**failed** day 1', ''],
    ]);
  });

  it('leaves what was seen on the other store, and forgets a claim that is gone', () => {
    const second = after(first, [test('a'), test('d')], 'Redis', 'day 2');

    expect(rowsOf(second)).toEqual([
      [FAULT, 'a', 'day 1', 'day 2'],
      [FAULT, 'd', '**failed** day 1', 'day 2'],
    ]);
  });

  it('changes nothing of what was skipped, nor of another spec', () => {
    const other = { path: 'test/faults/other.e2e-spec.ts', tests: [test('z', 'pending')] };
    const second = pageAfter(first, [other], () => ({ store: 'Redis', seen: 'day 2' }));

    expect(rowsOf(second)).toEqual(rowsOf(first));
    expect(rowsIn(second).get(other.path)).toEqual([[FAULT, 'z', '', '']]);
  });
});

/** What a spec's texts may come out as, those of the contract included where it runs that. */
function claimsIn(path: string) {
  const own = readFileSync(path, 'utf8');
  const contract = readdirSync(CONTRACT).filter((name) => name.startsWith('contract.'));
  const others = own.includes('storeContract(')
    ? contract.map((name) => readFileSync(`${CONTRACT}/${name}`, 'utf8'))
    : [];
  const texts = [own, ...others].flatMap((text) => [...text.matchAll(LITERAL)]);
  return texts.map(([, , text]) => patternOf(text!)).filter((pattern) => pattern.source.length > 9);
}

const patternOf = (text: string) => {
  const parts = text.split(/\$\{[^}]*\}|%\w|\$\w+/);
  return new RegExp(
    `^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`,
  );
};
