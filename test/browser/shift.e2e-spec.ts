import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { PHONE } from '../support/pages.js';
import { COUNT_SHIFTS, shiftOf } from '../support/shifts.js';
import { watchers } from '../support/watchers.js';

const MOST_SHIFT = 0.02;

/** A command from elsewhere, and what its push brings to the page. */
const PUSHES = [
  ['/greeting', '/greeting/set', { name: 'Grace' }, 'Grace'],
  ['/pay', '/pay/set-wage', { wage: '31.25' }, '31.25'],
  ['/pay/hours', '/pay/set-wage', { wage: '31.25' }, '31.25'],
  ['/todo', '/todo/add', { title: 'Buy milk' }, 'Buy milk'],
  ['/cart', '/cart/add', { item: 'calamari', quantity: '2' }, '2 in all'],
  ['/session', '/pay/set-wage', { wage: '31.25' }, '31.25'],
] as const;

inBrowser('a change that another tab makes', (stage) => {
  it.each(PUSHES)('moves next to nothing on %s', async (path, command, form, text) => {
    const ada = await stage.person('Ada', PHONE);
    await ada.context.addInitScript(COUNT_SHIFTS);
    const page = await ada.open(path);
    // Every page greets, and watches all it shows at once.
    await watchers(stage.app, page, 'greeting', 1);
    const before = await shiftOf(page);

    await ada.submit(command, form);

    await page.locator('main', { hasText: text }).waitFor();
    expect((await shiftOf(page)) - before).toBeLessThan(MOST_SHIFT);
  });
});
