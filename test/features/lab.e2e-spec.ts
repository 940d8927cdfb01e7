import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

const CLASH = { scenario: 'lost-update', store: 'stock', order: 'ABABAB' };

interface Scheduled {
  steps: { who: string; step: string; sees: unknown; stored: unknown }[];
  outcome: { expected: unknown; stored: unknown; lost: number };
}

describe('the lab', () => {
  const stage = sharedApp();

  const schedule = async (payload: object) =>
    (await stage.app.visitor().send('/lab/schedule', payload).expect(200)).body as Scheduled;

  it('runs each step of a stock session in its turn, and says what is lost', async () => {
    expect(await schedule(CLASH)).toEqual({
      ...CLASH,
      steps: [
        { who: 'A', step: 'load', sees: { count: 0 }, stored: { count: 0 } },
        { who: 'B', step: 'load', sees: { count: 0 }, stored: { count: 0 } },
        { who: 'A', step: 'change', sees: { count: 1 }, stored: { count: 0 } },
        { who: 'B', step: 'change', sees: { count: 1 }, stored: { count: 0 } },
        { who: 'A', step: 'save', sees: { count: 1 }, stored: { count: 1 } },
        { who: 'B', step: 'save', sees: { count: 1 }, stored: { count: 1 } },
      ],
      outcome: { expected: { count: 2 }, stored: { count: 1 }, lost: 1 },
    });
  });

  it('runs the same order on Sojourn, and nothing is lost', async () => {
    const { steps, outcome } = await schedule({ ...CLASH, store: 'sojourn' });

    expect(steps.map(({ who, step }) => `${who} ${step}`)).toEqual([
      'A begin',
      'B begin',
      'A change',
      'B change',
      'A answer',
      'B answer',
    ]);
    expect(steps[3]).toMatchObject({ sees: { count: 2 }, stored: { count: 2 } });
    expect(outcome).toEqual({ expected: { count: 2 }, stored: { count: 2 }, lost: 0 });
  });

  it('shows a stock session that comes back, and one of ours that does not', async () => {
    const late = { scenario: 'revived', order: 'ABBABA' };
    const [stock, ours] = [
      await schedule({ ...late, store: 'stock' }),
      await schedule({ ...late, store: 'sojourn' }),
    ];

    expect(stock.outcome).toEqual({ expected: null, stored: { count: 1 }, lost: 1 });
    expect(ours.outcome).toEqual({ expected: null, stored: null, lost: 0 });
    // Refused, so it was never acknowledged.
    expect(ours.steps.filter(({ who }) => who === 'A').at(-1)).toMatchObject({ sees: null });
  });

  it('shows half a change on the way from the cart to the orders', async () => {
    const between = { scenario: 'half-seen', store: 'stock', order: 'AABBBA' };

    const { steps, outcome } = await schedule(between);

    expect(steps[2]).toMatchObject({ who: 'B', sees: { cart: 0, orders: 0 } });
    expect(outcome).toMatchObject({ stored: { cart: 0, orders: 1 }, lost: 1 });
  });

  it.each([
    ['scenario', { ...CLASH, scenario: 'gone' }],
    ['store', { ...CLASH, store: 'redis' }],
    ['order', { ...CLASH, order: 'AAABB' }],
    ['order', { ...CLASH, order: 'AAAABB' }],
    ['order', { ...CLASH, order: 'ababab' }],
    ['order', { ...CLASH, order: ['ABABAB'] }],
    ['order', { scenario: 'revived', store: 'stock' }],
    ['speed', { ...CLASH, speed: 1 }],
  ])('says what is wrong with %s in %j', async (field, payload) => {
    const { body } = await stage.app.visitor().send('/lab/schedule', payload).expect(422);

    const { errors } = body as { errors: Record<string, string[]> };
    expect(Object.keys(errors)).toEqual([field]);
  });
});
