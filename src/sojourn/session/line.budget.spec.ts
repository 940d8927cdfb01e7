import { describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { LineBudget } from './line.budget.js';

describe('a budget of two lines', () => {
  const more: [string, number][] = [];
  const budget = new LineBudget(2, 50, (kind, count) => more.push([kind, count]));
  const allowed = (kinds: string[]) => kinds.filter((kind) => budget.allows(kind));

  it('lets two of each kind through, counts the rest, and begins anew', async () => {
    expect(allowed(['a', 'a', 'a', 'b', 'a'])).toEqual(['a', 'a', 'b']);

    await until('the end of the period', () => more.length > 0);

    expect(more).toEqual([['a', 2]]);
    expect(allowed(['a', 'a', 'a'])).toEqual(['a', 'a']);
  });
});
