import { expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import type { InputLike } from '../support/input.js';
import { saveWage, showsWage, slip, wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('what is being typed', (stage) => {
  it('stays, with focus and caret, while another tab changes the same slice', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    await wageField(one).pressSequentially('1234');
    await wageField(one).press('ArrowLeft');
    await wageField(one).press('ArrowLeft');

    await saveWage(two, '50');
    await showsWage(one, '50.00');

    expect(await at(wageField(one))).toEqual({ text: '1234', caret: [2, 2], hasFocus: true });
    await wageField(one).press('x');
    expect(await wageField(one).inputValue()).toBe('12x34');
  });

  it('stays in an item of a list that another tab adds to, edits and takes from', async () => {
    const ada = await stage.person('Ada');
    for (const title of ['milk', 'bread', 'tea']) await ada.submit('/todo/add', { title });
    const [one, two] = [await ada.open('/todo'), await ada.open('/todo')];
    await watchers(stage.app, one, 'greeting', 2);
    const field = one.getByLabel('Edit “bread”');
    await field.fill('brown bread');
    await field.press('ArrowLeft');

    await two.getByRole('button', { name: 'Remove milk' }).click();
    await two.getByLabel('Edit “bread”').fill('rye');
    await two.getByLabel('Edit “bread”').press('Enter');
    await two.getByLabel('What is to be done?').fill('salt');
    await two.getByLabel('What is to be done?').press('Enter');
    await one.getByLabel('Edit “salt”').waitFor();

    const typed = one.getByLabel('Edit “rye”');
    expect(await at(typed)).toEqual({ text: 'brown bread', caret: [10, 10], hasFocus: true });
    await one.getByRole('button', { name: 'Keep mine' }).click();
    await two.getByLabel('Edit “brown bread”').waitFor();
    await ada.submit('/todo/clear-done');
  });

  it('stays where it has no focus, and until it is what is kept', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    await wageField(one).fill('1234');
    await one.getByLabel('Hours worked').focus();

    await saveWage(two, '50');
    await showsWage(one, '50.00');

    expect(await wageField(one).inputValue()).toBe('1234');
    await wageField(one).fill('50.00');
    await saveWage(two, '60');
    await showsWage(one, '60.00');
    expect(await wageField(one).inputValue()).toBe('60.00');
  });
});

inBrowser('the focus', (stage) => {
  it('keeps its selection in a field that gets another value', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', { wage: '10' });
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await wageField(page).selectText();

    await ada.submit('/pay/set-wage', { wage: '1000' });
    await showsWage(page, '1,000.00');

    expect(await at(wageField(page))).toEqual({ text: '1000.00', caret: [0, 7], hasFocus: true });
  });

  it('goes to what is around a button that is gone', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', { wage: '10' });
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);

    await page.getByRole('button', { name: 'Clear it all' }).focus();
    // In another tab: in this one, Undo would have it.
    await ada.submit('/pay/clear');

    await slip(page).getByText('No wage yet').waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('live-pay');
  });
});

const at = (field: Locator) =>
  field.evaluate((input: InputLike) => ({
    text: input.value,
    caret: [input.selectionStart, input.selectionEnd],
    hasFocus: input.matches(':focus'),
  }));
