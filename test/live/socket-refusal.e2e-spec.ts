import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { TrialModule } from '../support/trial.js';

const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });

describe('an event that is refused', () => {
  let app: TestApp;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  beforeEach(async () => {
    tab = await Tab.open(app.url);
  });

  afterAll(() => app.stop());

  it.each([[undefined], [0], ['40'], [NaN], [[]], [{ $gt: 0 }], [Buffer.from('40')]])(
    'with %j for a number is refused, and says which field',
    async (wage) => {
      const { error } = await tab.call('pay:set-wage', { wage });

      expect(error).toEqual({
        code: 'invalid',
        message: expect.any(String),
        errors: { wage: [expect.any(String)] },
      });
    },
  );

  it('with a field the command does not have is refused', async () => {
    const { error } = await tab.call('pay:set-wage', { wage: 1, price: 0 });

    expect(error).toMatchObject({ code: 'invalid', errors: { price: [expect.any(String)] } });
  });

  it('without its payload is refused field by field', async () => {
    expect(await tab.call('pay:set-wage')).toMatchObject({ error: { errors: { wage: [{}] } } });
  });

  it('that breaks a rule of its feature is refused with that rule’s code', async () => {
    expect(await tab.call('pay:calculate', { hours: 8 })).toMatchObject(refused('no-wage'));
  });

  it('with a version that is gone is refused, with the slice as it is', async () => {
    const { state } = await tab.call('pay:set-wage', { wage: 40, ifVersion: 0 });

    const { error } = await tab.call('pay:set-wage', { wage: 50, ifVersion: 0 });

    const current = { slice: 'pay', version: 1, state };
    expect(error).toEqual({ code: 'stale', message: expect.any(String), current });
    expect(await tab.call('pay:clear', { ifVersion: 1 })).toMatchObject({ ok: true, version: 2 });
  });
});
