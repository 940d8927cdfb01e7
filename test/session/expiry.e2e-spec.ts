import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';

import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
import { cookiesOf, sidIn } from '../support/visitor.js';

const MINUTE = 60_000;

describe('a session expires', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  afterEach(() => app.stop());

  it('30 minutes after the last thing its visitor did, on the server too', async () => {
    const { visitor: ada, cookies } = await app.begun();
    app.clock.pass(30 * MINUTE - 1);
    await ada.json('/session').expect(200);

    app.clock.pass(30 * MINUTE);

    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
    expect(await ada.state('greeting')).toEqual({ name: null });
    const again = await ada.send('/pay/set-wage', { wage: 5 }).expect(200);
    expect(sidIn(cookiesOf(again))).not.toBe(sidIn(cookies));
    expect(await ada.state('greeting')).toEqual({ name: null });
  });

  it('not while its visitor is active, be it by reading only', async () => {
    const { visitor: ada } = await app.begun();

    for (let page = 0; page < 10; page++) {
      app.clock.pass(29 * MINUTE);
      await ada.page(page % 2 ? '/' : '/pay').expect(200);
    }

    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('a day after it began, however active its visitor is', async () => {
    const { visitor: ada } = await app.begun();

    for (let twenty = 20; twenty < 24 * 60; twenty += 20) {
      app.clock.pass(20 * MINUTE);
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    }
    app.clock.pass(20 * MINUTE);

    expect(await ada.state('greeting')).toEqual({ name: null });
  });

  it('though a command is under way, which is refused', async () => {
    const { visitor: ada } = await app.begun();
    const script = app.nest.get(TrialScript);
    const open = script.hold();
    const slow = ada.send('/trial/change').then((answer) => answer);
    await until('the slow command to arrive', () => script.waiting === 1);

    app.clock.pass(30 * MINUTE);
    open();

    expect((await slow).body).toMatchObject({ code: 'session-ended' });
    await until('the sweep', async () => (await kept(app)).owners === 0);
  });
});
