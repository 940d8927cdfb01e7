import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

describe('a pay form', () => {
  const stage = sharedApp({
    begin: (ada) => ada.submit('/pay/set-wage', { wage: '32.50' }).expect(303),
  });

  it.each([
    ['set-wage', { wage: '32.50' }, '/pay'],
    ['calculate', { hours: '7.6' }, '/pay'],
    ['annualise', { hoursPerWeek: '38', weeksPerYear: '52' }, '/pay/annual'],
  ])('%s leads to its page', async (command, fields, page) => {
    const { headers } = await stage.ada.submit(`/pay/${command}`, fields).expect(303);

    expect(headers.location).toBe(page);
    const { text } = await stage.ada.page(page).expect(200);
    expect(text).toContain('$32.50');
  });

  it('shows what was worked out, on all its pages', async () => {
    await stage.ada.submit('/pay/calculate', { hours: '7.6' });
    await stage.ada.submit('/pay/annualise', { hoursPerWeek: '38', weeksPerYear: '52' });

    for (const page of ['/pay', '/pay/hours', '/pay/annual']) {
      const { text } = await stage.ada.page(page).expect(200);
      expect(text).toContain('$247.00');
      expect(text).toContain('$64,220.00');
    }
  });

  it.each([
    '12abc',
    '',
    ' ',
    '1e3',
    '1e309',
    'NaN',
    'Infinity',
    '0x10',
    '1,00',
    '1.000.000',
    '32,50',
    '٣',
    '--1',
    '+5',
    '5 5',
    '5\u0000',
    '32.4000000000000001',
    '1000000.00000000001',
  ])('refuses %j as a wage and draws it again, with the message at its field', async (wage) => {
    const { text } = await stage.ada.submit('/pay/set-wage', { wage }).expect(422);

    const input = /<input id="pay-set-wage-wage"[^>]*>/.exec(text)![0];
    expect(input).toContain(`value="${wage}"`);
    expect(input).toContain('aria-invalid="true"');
    const [, ids = ''] = /aria-describedby="([^"]*)"/.exec(input)!;
    expect(ids.split(' ')).toContain('pay-set-wage-wage-error');
    expect(text).toMatch(
      /id="pay-set-wage-wage-error"[^>]*>(Enter a number above|More than|At most|Write)/,
    );
    expect(await stage.ada.state('pay')).toMatchObject({ wage: 32.5 });
  });

  it('that lacks a wage is drawn again with what was typed, and says what it needs', async () => {
    const { text } = await stage.app
      .visitor()
      .submit('/pay/annualise', { hoursPerWeek: '20', weeksPerYear: '48' })
      .expect(409);

    expect(text).toContain('A year’s pay');
    expect(/role="alert".*?<\/div>/s.exec(text)![0]).toContain('Set your hourly wage first.');
    expect(text).toMatch(/<input id="pay-annualise-hoursPerWeek"[^>]*value="20"/);
  });
});
