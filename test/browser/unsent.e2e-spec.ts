import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

const IDLE_MS = 1_800_000;

inBrowser('what stands unsent in a form', (stage) => {
  const ENDS = [
    ['has ended', (ada: Person) => ada.submit('/session/end')],
    ['has expired', () => Promise.resolve(stage.app.clock.pass(IDLE_MS + 1_000))],
  ] as const;

  it.each(ENDS)('outlives the session that %s, with focus and caret', async (how, end) => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', { wage: '31.25' });
    await ada.submit('/pay/calculate', { hours: '7' });
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await wageField(page).fill('77.77');
    await wageField(page).press('ArrowLeft');

    await end(ada);
    await says(page, how);

    expect(await wageField(page).inputValue()).toBe('77.77');
    await page.keyboard.type('x');
    expect(await wageField(page).inputValue()).toBe('77.7x7');
    expect(await page.getByLabel('Hours worked').inputValue()).toBe('');
    expect(await page.content()).not.toMatch(/Ada|31\.25|217/);
  });

  it('outlives it in each row of a list, in choices and in a refused form', async () => {
    const ada = await stage.person('Ada');
    for (const title of ['milk', 'tea']) await ada.submit('/todo/add', { title });
    await ada.submit('/currency/convert', { amount: '49.9', from: 'AUD', to: 'JPY' });
    await ada.submit('/pay/set-wage', { wage: '31.25' });
    const [list, money, pay] = [
      await ada.open('/todo'),
      await ada.open('/currency'),
      await ada.open('/pay'),
    ];
    await watchers(stage.app, pay, 'greeting', 3);
    await list.getByLabel('Edit “tea”').fill('green tea');
    await money.getByLabel('From').selectOption('USD');
    await saveWage(pay, '-5');
    await pay.locator('.error').waitFor();

    await ada.submit('/session/end');
    for (const page of [list, money, pay]) await says(page, 'has ended');

    expect(await list.getByLabel('Edit “tea”').inputValue()).toBe('green tea');
    expect(await list.getByLabel('Edit “milk”').inputValue()).toBe('milk');
    expect(await money.getByLabel('From').inputValue()).toBe('USD');
    expect(await money.getByLabel('To').inputValue()).toBe('EUR');
    expect(await money.getByLabel('Amount').inputValue()).toBe('');
    expect(await wageField(pay).inputValue()).toBe('-5');
    expect(await pay.locator('.error').count()).toBe(0);
    await ada.submit('/todo/clear-done');
  });

  it('is sent to the next session only by who sends it', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    await wageField(one).fill('12');
    await ada.submit('/session/end');
    await says(one, 'What you typed and have not sent is still here.');
    await says(two, 'has ended');

    await saveWage(two, '8');
    await showsWage(one, '8.00');

    expect(await wageField(one).inputValue()).toBe('12');
    await one.getByRole('button', { name: 'Save the wage' }).click();
    await showsWage(two, '12.00');
  });
});

const says = (page: Page, text: string) => page.getByRole('alert').getByText(text).waitFor();
