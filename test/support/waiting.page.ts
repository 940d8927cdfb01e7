import type { Page } from 'playwright-core';
import type { Person, Stage } from './browser.js';
import { cutOff } from './network.js';
import { saveWage } from './pay.page.js';
import { watchers } from './watchers.js';

export const waiting = (page: Page) => page.locator('#waiting');

/** A wage of 22 that was saved without a connection, in a tab that is closed by now. */
export async function closedOffline({ app }: Stage, person: Person) {
  const page = await person.open('/pay');
  await watchers(app, page, 'pay', 1);
  await cutOff(page);
  await saveWage(page, '22');
  await waiting(page).getByText('1 change').waitFor();
  await page.close();
}
