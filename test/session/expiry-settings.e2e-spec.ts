import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { inFile, rowCounts } from '../support/database.js';

import { itOnSqlite } from '../support/store.js';
import { TrialModule } from '../support/trial.js';
import { until } from '../support/until.js';
import { cookiesOf } from '../support/visitor.js';

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

  async function begun() {
    const visitor = app.visitor();
    const cookies = cookiesOf(await visitor.send('/greeting/set', { name: 'Ada' }).expect(200));
    return { visitor, cookies };
  }

  const aged = (milliseconds: number) =>
    inFile(app.databaseFile, (db) =>
      db.prepare('UPDATE sessions SET expired = expired - ?').run(milliseconds),
    );

  itOnSqlite(
    'later than a day where SESSION_MAX_SECONDS allows it, though its cookie has no age',
    async () => {
      await started({
        SESSION_MAX_SECONDS: `${7 * DAY_SECONDS}`,
        SESSION_IDLE_SECONDS: `${2 * DAY_SECONDS}`,
      });
      const { visitor: ada } = await begun();

      for (let day = 1; day < 7; day++) {
        app.clock.pass(24 * HOUR);
        aged(24 * HOUR);
        expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
      }
    },
  );

  it('when SESSION_IDLE_SECONDS and SESSION_MAX_SECONDS say', async () => {
    await started({ SESSION_IDLE_SECONDS: '4', SESSION_MAX_SECONDS: '10' });
    const { visitor: ada } = await begun();
    const alive = async () => (await ada.json('/session')).status === 200;

    for (const isAlive of [true, true, true, false]) {
      app.clock.pass(3_000);
      expect(await alive()).toBe(isAlive);
    }

    const { visitor: bob } = await begun();
    app.clock.pass(4_000);
    await bob.json('/session').expect(404);
  });

  itOnSqlite('and its rows go by themselves, while those of the living stay', async () => {
    const { visitor: gone, cookies } = await begun();
    await gone.send('/pay/set-wage', { wage: 5 }).set('Idempotency-Key', 'one').expect(200);
    app.clock.pass(20 * MINUTE);
    const { visitor: bob } = await begun();
    expect(rowCounts(app.databaseFile)).toMatchObject({ owners: 2, slices: 3, sessions: 2 });

    app.clock.pass(10 * MINUTE);

    const living = { owners: 1, slices: 1, sessions: 1, commands: 0 };
    const isSwept = () => rowCounts(app.databaseFile).owners === 1;
    await until('the sweep', isSwept);
    expect(rowCounts(app.databaseFile)).toEqual(living);
    expect(await bob.state('greeting')).toEqual({ name: 'Ada' });
    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });
});
