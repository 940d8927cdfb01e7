import { describe, expect, it } from '@jest/globals';
import { add } from '../support/keyed.js';
import { sharedApp } from '../support/shared.app.js';
import { TrialModule } from '../support/trial.js';

const HOUR_MS = 3_600_000;

describe('a command sent again with its Idempotency-Key', () => {
  const stage = sharedApp({ modules: [TrialModule] });

  it('is applied once and answered the same, whatever came between', async () => {
    const { visitor: ada } = await stage.app.begun();

    const first = await add(ada, 'one').expect(200);
    await add(ada, 'two').expect(200);
    const again = await add(ada, 'one').expect(200);

    expect(again.body).toEqual(first.body);
    expect(again.body).toMatchObject({ version: 1, state: { count: 1 } });
    expect(await ada.state('trial')).toMatchObject({ count: 2 });
  });

  it('is answered the same where time has moved on what it shows', async () => {
    const { visitor: ada } = await stage.app.begun();
    const [departs, arrives] = [-1, 9].map((hours) => stage.app.clock.now() + hours * HOUR_MS);
    const trip = { number: 'QF1', from: 'SYD', to: 'LAX' };
    const times = { departs: new Date(departs!), arrives: new Date(arrives!) };
    const track = () =>
      ada.send('/flight/track', { ...trip, ...times }).set('Idempotency-Key', 'one');
    const first = await track().expect(200);

    stage.app.clock.pass(HOUR_MS / 10);

    expect((await track().expect(200)).body).toEqual(first.body);
  });

  it('is applied once of 10 at once, and all are answered the same', async () => {
    const { visitor: ada } = await stage.app.begun();

    const answers = await Promise.all(Array.from({ length: 10 }, () => add(ada, 'one')));

    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ version: 1, state: { count: 1 } });
    }
    expect((await ada.json('/trial')).body).toMatchObject({ version: 1, state: { count: 1 } });
  });

  it('is applied once where it begins the session', async () => {
    const ada = stage.app.visitor();

    const first = await add(ada, 'one').expect(200);

    expect((await add(ada, 'one').expect(200)).body).toEqual(first.body);
    expect(await ada.state('trial')).toMatchObject({ count: 1 });
  });

  it('is answered as the first time, though the version it was meant for is gone', async () => {
    const { visitor: ada } = await stage.app.begun();
    const first = await add(ada, 'one').set('If-Match', '"0"').expect(200);

    expect((await add(ada, 'one').set('If-Match', '"0"').expect(200)).body).toEqual(first.body);
    await add(ada, 'two').set('If-Match', '"0"').expect(412);
  });

  it('is applied where it was refused the first time', async () => {
    const { visitor: ada } = await stage.app.begun();
    const calculate = () => ada.send('/pay/calculate', { hours: 2 }).set('Idempotency-Key', 'one');
    await calculate().expect(409);
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);

    expect((await calculate().expect(200)).body).toMatchObject({ state: { pay: 60 } });
  });

  it('is answered as the first time after the session got a new id', async () => {
    const { visitor: ada } = await stage.app.begun();
    await add(ada, 'one').expect(200);
    await ada.send('/session/renew').expect(200);

    expect((await add(ada, 'one').expect(200)).body).toMatchObject({ state: { count: 1 } });
  });
});
