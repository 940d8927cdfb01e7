import { describe, expect, it } from '@jest/globals';
import { startedRun } from '../support/arcade.js';

const SECOND = 1_000;

describe('the arcade that refuses', () => {
  const { stage, started, steer, refused } = startedRun();

  it('refuses a run that never was, or that another has followed', async () => {
    expect(await refused(steer(6, [], 'never'))).toBe('409 no-run');
    await started();
    expect(await refused(steer(6))).toBe('409 no-run');
  });

  it('refuses to start from a stranger’s steering', async () => {
    const { body, headers } = await stage.app
      .visitor()
      .send('/arcade/steer', { run: stage.run.id, tick: 6, inputs: [] })
      .expect(409);

    expect(body).toMatchObject({ code: 'no-run' });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['the same again', 6, []],
    ['ticks that were flown', 5, []],
    ['switches before now', 12, [{ tick: 5, thrust: true }]],
    ['switches after the tick', 12, [{ tick: 12, thrust: true }]],
    ['two switches at once', 12, [7, 7].map((tick) => ({ tick, thrust: true }))],
    ['switches out of order', 12, [9, 8].map((tick) => ({ tick, thrust: true }))],
  ])('refuses %s as out of order', async (_, tick, inputs) => {
    await steer(6).expect(200);

    expect(await refused(steer(tick, inputs))).toBe('409 out-of-order');
  });

  it('refuses more ticks than there was time for, to the tick', async () => {
    expect(await refused(steer(31))).toBe('409 too-fast');
    await steer(30).expect(200);
    stage.app.clock.pass(SECOND / 10);
    expect(await refused(steer(37))).toBe('409 too-fast');
    await steer(36).expect(200);
    expect(await refused(steer(2_147_483_647))).toBe('409 too-fast');
  });

  it('refuses more than 30 switches in any second, even over several calls', async () => {
    const switches = Array.from({ length: 31 }, (_, index) => ({
      tick: index,
      thrust: index % 2 === 0,
    }));
    stage.app.clock.pass(SECOND);

    expect(await refused(steer(40, switches))).toBe('429 too-many');
    await steer(20, switches.slice(0, 20)).expect(200);
    expect(await refused(steer(40, switches.slice(20)))).toBe('429 too-many');
    await steer(40, switches.slice(20, 30)).expect(200);
  });
});
