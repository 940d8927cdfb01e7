import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ORDERS } from '../../src/features/lab/interleavings.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { TestApp } from '../support/app.js';

type TriedAll = { losing: number; orders: { order: string; lost: number }[] };

/** When each step comes: `{ A: [0, 2, 4], B: [1, 3, 5] }` for ABABAB. */
const placesIn = (order: string) => {
  const of = (who: string) =>
    order.split('').flatMap((each, place) => (each === who ? [place] : []));
  return { A: of('A') as [number, number, number], B: of('B') as [number, number, number] };
};
type Places = ReturnType<typeof placesIn>;

const overlap = ({ A, B }: Places) => A[2] > B[0] && B[2] > A[0];

/** What whole copies, saved whole, must come to: reckoned from the order alone. */
const LOST: [scenario: string, count: number, isLost: (places: Places) => boolean][] = [
  ['lost-update', 18, overlap],
  ['stale-socket', 18, overlap],
  ['revived', 12, ({ A, B }) => A[0] < B[1] && B[1] < A[2]],
  ['half-seen', 3, ({ A, B }) => A[1] < B[0] && B[0] < A[2]],
  ['read-writes-back', 9, ({ A, B }) => B[0] < A[2] && A[2] < B[2]],
];

describe('of all orders of two requests', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ FIRST_VISITS_PER_SECOND: '0' });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(() => app.stop());

  const tryAll = async (scenario: string, store: string) =>
    (await app.visitor().send('/lab/try-all', { scenario, store }).expect(200)).body as TriedAll;

  it('there are twenty, each of them once', () => {
    expect(new Set(ORDERS).size).toBe(20);
    expect(ORDERS.filter((order) => order.split('').toSorted().join('') === 'AAABBB')).toHaveLength(
      20,
    );
  });

  it.each(LOST)(
    'a stock session loses by “%s” in %i, those that a model reckons',
    async (scenario, count, isLost) => {
      const { losing, orders } = await tryAll(scenario, 'stock');

      const reckoned = ORDERS.map((order) => ({ order, lost: isLost(placesIn(order)) ? 1 : 0 }));
      expect(orders).toEqual(reckoned);
      expect(losing).toBe(count);
    },
  );

  it.each(LOST)('Sojourn loses by “%s” in none', async (scenario) => {
    const { losing, orders } = await tryAll(scenario, 'sojourn');

    expect(orders).toEqual(ORDERS.map((order) => ({ order, lost: 0 })));
    expect(losing).toBe(0);
  });

  it('Sojourn loses as a stock session does, where its changes are not one step', async () => {
    changeWhatWasSeen(app.nest.get(SessionService));

    const { orders } = await tryAll('lost-update', 'sojourn');

    expect(orders).toEqual(
      ORDERS.map((order) => ({ order, lost: overlapsUntilWritten(placesIn(order)) ? 1 : 0 })),
    );
  });
});

/** Ours is written with its second step, and what it builds on was seen with its first. */
const overlapsUntilWritten = ({ A, B }: Places) => A[1] > B[0] && B[1] > A[0];

/** Breaks the promise: a change is applied to what its session has last seen, and not to what is there. */
function changeWhatWasSeen(sessions: SessionService) {
  const seen = new WeakMap<object, unknown[]>();
  const read = sessions.read.bind(sessions) as (...asked: unknown[]) => Promise<unknown>;
  const change = sessions.changeAll.bind(sessions);
  jest.spyOn(sessions, 'read').mockImplementation((async (session: object, slices: unknown) => {
    const found = (await read(session, slices)) as { state: unknown }[];
    seen.set(
      session,
      found.map(({ state }) => state),
    );
    return found;
  }) as never);
  jest
    .spyOn(sessions, 'changeAll')
    .mockImplementation((session, slices, apply, expected) =>
      change(session, slices, (stored) => apply(seen.get(session) ?? stored), expected),
    );
}
