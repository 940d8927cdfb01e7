import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

describe('a number in a pay form', () => {
  const stage = sharedApp({
    begin: (ada) => ada.submit('/pay/set-wage', { wage: '32.50' }).expect(303),
  });

  it.each([
    [' 32.50 ', 32.5],
    ['1,234.50', 1234.5],
    ['$64,220.00', 64_220],
    ['1 234', 1234],
    ['.5', 0.5],
    ['5.', 5],
  ])('takes %j as %d, as people write and paste it', async (wage, number) => {
    await stage.ada.submit('/pay/set-wage', { wage }).expect(303);

    expect(await stage.ada.state('pay')).toMatchObject({ wage: number });
    await stage.ada.send('/pay/set-wage', { wage }).expect(422);
  });

  it.each([
    ['32,50', 'Write 32.50 with a point.'],
    ['1000000.01', 'At most 1,000,000.'],
    ['$1,000,001', 'At most 1,000,000.'],
    ['3.333', 'At most two decimals.'],
    ['-5', 'More than 0.'],
    ['1.000.000', 'Write 1000000 without points.'],
  ])('says of %j why it is refused: %s', async (wage, why) => {
    const { text } = await stage.ada.submit('/pay/set-wage', { wage }).expect(422);

    expect(text).toContain(`id="pay-set-wage-wage-error">${why}`);
    expect(text).toContain(`<a href="#pay-set-wage-wage">Hourly wage</a>: ${why}`);
  });

  it.each(['12', true, null, [12], {}, '', undefined])(
    'is not what JSON is: there %j is no wage',
    async (wage) => {
      const { body } = await stage.ada.send('/pay/set-wage', { wage }).expect(422);

      expect(body).toEqual({
        type: expect.any(String),
        title: 'Unprocessable Entity',
        status: 422,
        detail: expect.any(String),
        code: 'invalid',
        errors: { wage: ['Enter a number above 0 up to 1,000,000, with at most 2 decimals.'] },
      });
    },
  );

  it.each(['-0', '1e400', '9007199254740993', '0.1e-5'])(
    'JSON’s %s is no wage either',
    async (wage) => {
      await stage.ada.send('/pay/set-wage', `{"wage":${wage}}`).expect(422);
    },
  );
});
