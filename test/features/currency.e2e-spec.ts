import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

interface CurrencyState {
  amount: number;
  from: string;
  to: string;
  history: { amount: number }[];
}

const SHIPPED = { ratesDate: '2024-08-09' };

const NOTHING = { amount: null, from: null, to: null, result: null, rate: null, ratesDate: null };

describe('currency', () => {
  const stage = sharedApp();

  const convert = (amount: number, from: string, to: string) =>
    stage.ada.send('/currency/convert', { amount, from, to });

  it('is empty before the first conversion', async () => {
    expect(await stage.ada.state('currency')).toEqual({ ...NOTHING, history: [] });
  });

  it.each([
    [100, 'EUR', 'USD', 109.17, 1.0917],
    [100, 'USD', 'EUR', 91.6, 1 / 1.0917],
    [100, 'AUD', 'JPY', 9653, 160.33 / 1.6609],
    [0.01, 'IDR', 'EUR', 0, 1 / 17_413.43],
    [49.9, 'CHF', 'CHF', 49.9, 1],
    [1_000_000_000, 'GBP', 'IDR', 20_317_158_258_272.27, 17_413.43 / 0.85708],
  ])('makes %d %s of %s come to %d', async (amount, from, to, result, rate) => {
    const { body } = await convert(amount, from, to).expect(200);

    const { history, ...latest } = (body as { state: object & { history: object[] } }).state;
    expect(latest).toEqual({
      amount,
      from,
      to,
      result,
      rate: expect.closeTo(rate, 10),
      ...SHIPPED,
    });
    expect(history).toEqual([latest]);
  });

  it('shows a currency’s decimals as ISO 4217 counts them, whatever the locale hides', async () => {
    await convert(1_000_000_000, 'GBP', 'IDR');
    await convert(10.55, 'JPY', 'KRW');

    const { text } = await stage.ada.page('/currency');

    const [idr, jpy, krw] = ['IDR\u00a020,317,158,258,272.27', 'JPY\u00a010.55', 'KRW\u00a098<'];
    for (const said of [idr, jpy, krw]) expect(text).toContain(said);
  });

  it('shows a published rate to its last digit, so that it can be checked by hand', async () => {
    await convert(100, 'EUR', 'IDR');

    expect((await stage.ada.page('/currency')).text).toContain('1 EUR = 17,413.43 IDR');
  });

  it('keeps the last ten, newest first, and counts the same again once', async () => {
    for (let amount = 1; amount <= 12; amount += 1) await convert(amount, 'EUR', 'USD');
    const { body } = await convert(12, 'EUR', 'USD').expect(200);

    const { version, state } = body as { version: number; state: CurrencyState };
    expect(version).toBe(12);
    expect(state.history.map(({ amount }) => amount)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });
});
