import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { PushThrottle } from './push.throttle.js';

const EVERY_MS = 100;

describe('a throttle of ten a second', () => {
  const throttle = new PushThrottle();
  const acts: { what: number; at: number }[] = [];

  afterEach(() => {
    throttle.forgetAll();
    acts.length = 0;
  });

  const keep = (what: number) =>
    throttle.run('ada', 'arcade', 1_000 / EVERY_MS, () =>
      acts.push({ what, at: performance.now() }),
    );

  const acted = (count: number) => until(`act ${count}`, () => acts.length === count);

  const gaps = () => acts.slice(1).map(({ at }, index) => at - acts[index]!.at);

  it('does the first at once, and then the latest only', async () => {
    for (const what of [1, 2, 3]) keep(what);
    expect(acts.length).toBe(1);

    await acted(2);

    expect(acts.map(({ what }) => what)).toEqual([1, 3]);
    expect(gaps()[0]).toBeGreaterThan(EVERY_MS - 2);
  });

  it('slows down where the process is late', async () => {
    keep(1);
    keep(2);
    stall(2 * EVERY_MS);
    await acted(2);
    keep(3);

    await acted(3);

    expect(gaps()[1]).toBeGreaterThan(2.5 * EVERY_MS);
  });
});

function stall(forMs: number) {
  const begun = performance.now();
  while (performance.now() - begun < forMs);
}
