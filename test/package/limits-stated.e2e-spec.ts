import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { LIMITS, type Rate } from '../../src/sojourn/session/limits.js';
import { tableRows } from '../support/table.js';

describe('the table of limits in the README', () => {
  it('has every limit with its default', () => {
    const [, table] = /\| limit of `limits` \|[^\n]*\n([^]*?)\n\n/.exec(
      readFileSync('README.md', 'utf8'),
    )!;
    const stated = tableRows(table!)
      .slice(1)
      .map(([name, number]) => [name, number]);

    expect(stated).toEqual(
      Object.entries(LIMITS).map(([name, limit]) => [`\`${name}\``, asWords(limit)]),
    );
  });
});

const asWords = (limit: number | Rate) =>
  typeof limit === 'number'
    ? asNumber(limit)
    : `${asNumber(limit.perSecond)} a second, ${asNumber(limit.burst)} at once`;

const asNumber = (limit: number) => limit.toLocaleString('en-AU');
