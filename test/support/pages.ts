import type { Locator, Page } from 'playwright-core';
import type { Person } from './browser.js';

export const WITH_AND_WITHOUT_SCRIPT = [
  ['with JavaScript', { javaScriptEnabled: true }],
  ['without JavaScript', { javaScriptEnabled: false }],
] as const;

/** For what goes over every page, however many there will be and however busy the machine. */
export const EVERY_PAGE_MS = 400_000;

export const PHONE = { viewport: { width: 360, height: 740 } };

/** All pages that links lead to from the home page, in the order they are found. */
export async function everyPage({ context: { request } }: Person) {
  const found = new Set(['/']);
  for (const path of found) {
    const answer = await request.get(path, { headers: { Accept: 'text/html' } });
    // What programs read is linked to as well.
    if (!answer.headers()['content-type']?.includes('html')) found.delete(path);
    for (const [, next] of (await answer.text()).matchAll(/<a[^>]* href="(\/[^"#?]*)/g))
      found.add(next!);
  }
  return [...found];
}

/** Leaves something in every feature, the longest that each takes where that may matter to the page. */
export async function useEverything({ context: { request } }: Person) {
  for (const [path, data] of USES) {
    const answer = await request.post(path, { data });
    if (!answer.ok()) throw new Error(`${path} was answered with ${answer.status()}.`);
  }
}

const USES = [
  ['/greeting/set', { name: 'W'.repeat(60) }],
  ['/pay/set-wage', { wage: 1_000_000 }],
  ['/pay/calculate', { hours: 743.99 }],
  ['/pay/annualise', {}],
  ['/todo/add', { title: 'W'.repeat(200) }],
  ['/cart/add', { item: 'calamari', quantity: 99 }],
  ['/cart/place', {}],
  ['/cart/add', { item: 'calamari', quantity: 99 }],
  ['/arcade/start', {}],
  ['/currency/convert', { amount: 1_000_000, from: 'AUD', to: 'JPY' }],
  [
    '/electricity/estimate',
    {
      days: 366,
      usageKwh: 99_999,
      usageRate: 99.99,
      supplyRate: 999.99,
      solarKwh: 1,
      feedInRate: 1,
    },
  ],
  [
    '/insurance/quote',
    { age: 60, benefitPercent: 70, waitingDays: 30, benefitYears: 5, smoker: true },
  ],
  [
    '/superannuation/project',
    { age: 20, retireAt: 67, balance: 1_000_000, annualReturnPercent: 9 },
  ],
  [
    '/flight/track',
    {
      number: 'QF1',
      from: 'SYD',
      to: 'LHR',
      departs: '2026-11-24T10:00:00Z',
      arrives: '2026-11-25T09:00:00Z',
    },
  ],
] as const;

/** Waits until the text can be seen there; it fails where it never can. */
export async function shows(place: Locator, text: string) {
  await place.getByText(text).waitFor();
  return true;
}

/** As the menu of every page shows it. */
export const greeting = (page: Page) => page.locator('#live-greeting-badge').textContent();
