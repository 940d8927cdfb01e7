import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import type { InputLike } from '../support/input.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('what is sent while one goes on typing', (stage) => {
  it('stays in the other form when one is sent', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await page.getByLabel('Hours worked').fill('7');

    await saveWage(page, '50');

    await showsWage(page, '50.00');
    expect(await page.getByLabel('Hours worked').inputValue()).toBe('7');
  });

  it('goes on while the form is under way', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await wageField(page).fill('50');

    await wageField(page).evaluate((field: InputLike) => {
      field.form.requestSubmit();
      field.value = '505';
    });

    await showsWage(page, '50.00');
    expect(await wageField(page).inputValue()).toBe('505');
  });

  it('is sent too where it was submitted while the form was under way', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await wageField(page).fill('50');

    await wageField(page).evaluate((field: InputLike) => {
      field.form.requestSubmit();
      field.value = '51';
      field.form.requestSubmit();
    });

    await showsWage(page, '51.00');
    expect(await ada.slice('/pay')).toMatchObject({ version: 2, state: { wage: 51 } });
  });

  it('is sent as often as it was submitted, and each time as it was then', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/todo');
    const title = page.getByLabel('What is to be done?');
    await watchers(stage.app, page, 'greeting', 1);

    await title.evaluate((field: InputLike) => {
      for (const text of ['milk', 'bread', 'tea']) {
        field.value = text;
        field.form.requestSubmit();
      }
      field.value = 'cof';
    });

    await page.getByRole('heading', { name: '3 left to do' }).waitFor();
    expect(await ada.slice('/todo')).toMatchObject({
      version: 3,
      state: { items: [{ title: 'milk' }, { title: 'bread' }, { title: 'tea' }] },
    });
    expect(await title.inputValue()).toBe('cof');
  });
});
