import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { Visitor } from '../support/visitor.js';

const NOTHING = { wage: null, hours: null, pay: null, annual: null };

const WAYS = [
  [
    'a form',
    (visitor: Visitor, command: string, payload: object) =>
      visitor.submit(`/pay/${command}`, texts(payload)),
    303,
  ],
  [
    'JSON',
    (visitor: Visitor, command: string, payload: object) =>
      visitor.send(`/pay/${command}`, payload),
    200,
  ],
] as const;

const texts = (payload: object) =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));

const state = (visitor: Visitor) => visitor.state('pay');

describe('pay', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  describe.each(WAYS)('by %s', (_, tell, success) => {
    it('is worked out from a wage and hours, and nobody else sees it', async () => {
      const [ada, stranger] = [app.visitor(), app.visitor()];

      await tell(ada, 'set-wage', { wage: 32.55 }).expect(success);
      expect(await state(ada)).toEqual({ ...NOTHING, wage: 32.55 });
      await tell(ada, 'calculate', { hours: 37.5 }).expect(success);

      expect(await state(ada)).toEqual({ ...NOTHING, wage: 32.55, hours: 37.5, pay: 1_220.63 });
      expect(await state(stranger)).toEqual(NOTHING);
    });

    it('of a year takes 38 hours and 52 weeks where nothing is said, or what is said', async () => {
      const ada = app.visitor();
      await tell(ada, 'set-wage', { wage: 30 }).expect(success);

      await tell(ada, 'annualise', {}).expect(success);
      const annual = { hoursPerWeek: 38, weeksPerYear: 52, salary: 59_280 };
      expect(await state(ada)).toMatchObject({ annual });

      await tell(ada, 'annualise', { hoursPerWeek: 7.6, weeksPerYear: 48.5 }).expect(success);
      const less = { hoursPerWeek: 7.6, weeksPerYear: 48.5, salary: 11_058 };
      expect(await state(ada)).toMatchObject({ annual: less });
    });

    it('is recomputed for a new wage: hours and year stay', async () => {
      const ada = app.visitor();
      await tell(ada, 'set-wage', { wage: 30 }).expect(success);
      await tell(ada, 'calculate', { hours: 10 }).expect(success);
      await tell(ada, 'annualise', {}).expect(success);

      await tell(ada, 'set-wage', { wage: 0.01 }).expect(success);

      const annual = { hoursPerWeek: 38, weeksPerYear: 52, salary: 19.76 };
      expect(await state(ada)).toEqual({ wage: 0.01, hours: 10, pay: 0.1, annual });
    });

    it('is cleared', async () => {
      const ada = app.visitor();
      await tell(ada, 'set-wage', { wage: 30 }).expect(success);
      await tell(ada, 'annualise', {}).expect(success);

      await tell(ada, 'clear', {}).expect(success);

      expect((await ada.json('/pay')).body).toEqual({ slice: 'pay', version: 3, state: NOTHING });
    });

    it('needs a wage first', async () => {
      const ada = app.visitor();

      for (const [command, payload] of [
        ['calculate', { hours: 1 }],
        ['annualise', {}],
      ] as const) {
        const { text } = await tell(ada, command, payload).expect(409);
        expect(text).toContain('Set your hourly wage first.');
      }

      expect(await state(ada)).toEqual(NOTHING);
      const { body } = await ada.send('/pay/calculate', { hours: 1 }).expect(409);
      expect(body).toMatchObject({ code: 'no-wage' });
    });

    it.each([
      ['set-wage', 'wage', [0.01, 1_000_000], [0, -1, 1_000_000.01, 0.001, 1e21]],
      ['calculate', 'hours', [0.01, 744], [0, -0.01, 744.01, 7.555, 1e21]],
      ['annualise', 'hoursPerWeek', [0.01, 168], [0, -38, 168.01, 7.605]],
      ['annualise', 'weeksPerYear', [0.01, 53], [0, -52, 53.01, 1.005]],
    ])('%s takes its %s within limits', async (command, field, good, bad) => {
      const ada = app.visitor();
      await tell(ada, 'set-wage', { wage: 10 }).expect(success);
      for (const value of good) await tell(ada, command, { [field]: value }).expect(success);
      const before = (await ada.json('/pay')).body;

      for (const value of bad) {
        const { text } = await tell(ada, command, { [field]: value }).expect(422);
        expect(text).toMatch(
          /More than 0\.|At most [\d,]+\.|At most two decimals\.|Enter a number above 0/,
        );
      }

      expect((await ada.json('/pay')).body).toEqual(before);
    });
  });
});
