import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { ageRecords, kept } from '../support/kept.js';

import { TrialModule } from '../support/trial.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const DAY_SECONDS = 86_400;

describe('a session whose lifetime is set', () => {
  let app: TestApp;

  async function started(env: Record<string, string> = {}) {
    await app.stop();
    app = await TestApp.start(env, [TrialModule]);
  }

  beforeEach(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  afterEach(() => app.stop());

  it('later than a day where SESSION_MAX_SECONDS allows it, though its cookie has no age', async () => {
    await started({
      SESSION_MAX_SECONDS: `${7 * DAY_SECONDS}`,
      SESSION_IDLE_SECONDS: `${2 * DAY_SECONDS}`,
    });
    const { visitor: ada } = await app.begun();

    for (let day = 1; day < 7; day++) {
      app.clock.pass(24 * HOUR);
      await ageRecords(app, 24 * HOUR);
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    }
  });

  it('when SESSION_IDLE_SECONDS and SESSION_MAX_SECONDS say', async () => {
    await started({ SESSION_IDLE_SECONDS: '4', SESSION_MAX_SECONDS: '10' });
    const { visitor: ada } = await app.begun();
    const alive = async () => (await ada.json('/session')).status === 200;

    for (const isAlive of [true, true, true, false]) {
      app.clock.pass(3_000);
      expect(await alive()).toBe(isAlive);
    }

    const { visitor: bob } = await app.begun();
    app.clock.pass(4_000);
    await bob.json('/session').expect(404);
  });

  it('and its rows go by themselves, while those of the living stay', async () => {
    const { visitor: gone, cookies } = await app.begun();
    await gone.send('/pay/set-wage', { wage: 5 }).set('Idempotency-Key', 'one').expect(200);
    app.clock.pass(20 * MINUTE);
    const { visitor: bob } = await app.begun();
    expect(await kept(app)).toMatchObject({ owners: 2, slices: 3, sessions: 2 });

    app.clock.pass(10 * MINUTE);

    const living = { owners: 1, slices: 1, sessions: 1, commands: 0 };
    const isSwept = async () => (await kept(app)).owners === 1;
    await until('the sweep', isSwept);
    expect(await kept(app)).toEqual(living);
    expect(await bob.state('greeting')).toEqual({ name: 'Ada' });
    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });
});
