import type { Page } from 'playwright-core';
import type { TestApp } from './app.js';
import type { Person } from './browser.js';
import { kept } from './kept.js';
import { watchers } from './watchers.js';

const TELL_LIMIT_MS = 2_000;

export const says = (page: Page, text: string) =>
  page.getByRole('alert').getByText(text).waitFor({ timeout: TELL_LIMIT_MS });

export const ownersOf = async (app: TestApp) => (await kept(app)).owners;

/** Three tabs of a session that holds a name and a wage. */
export async function threeTabs(app: TestApp, person: Person) {
  await person.submit('/pay/set-wage', { wage: '31.25' });
  const tabs = [await person.open('/pay'), await person.open('/pay'), await person.open('/pay')];
  await watchers(app, tabs[0]!, 'pay', 3);
  return tabs as [Page, Page, Page];
}
