import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';

inBrowser('in the lab', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)('fifty changes are sent at once %s', async (_, options) => {
    const page = await (await stage.person(undefined, options)).open('/lab');

    await page.getByRole('button', { name: 'Change it 50 times at once' }).click();
    const [stock, ours] = [
      page.locator('.lab-lanes .ticket').first(),
      page.locator('.lab-lanes .ticket').nth(1),
    ];
    await ours.getByText(/^(50 of 50|50 of 50 kept, .*)$/).waitFor();

    expect(await ours.locator('.lab-bars > li').count()).toBe(50);
    expect(await ours.locator('.is-lie').count()).toBe(0);
    expect(await stock.locator('.is-lie').count()).toBeGreaterThan(10);
    await stock.getByText(/answers lied/).waitFor();
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('one order is run %s', async (_, options) => {
    const stranger = await stage.person(undefined, options);
    const page = await stranger.open('/lab');

    await page.getByLabel('Whose step is next').selectOption('AABBAB');
    await page.getByRole('button', { name: 'Run this order' }).click();
    await says(page, 'Lost: 1');

    expect(await rows(page)).toEqual([
      'A load',
      'A change',
      'B load',
      'B change',
      'A save',
      'B save',
    ]);
    expect(await page.getByLabel('Whose step is next').inputValue()).toBe('AABBAB');
    expect(await stranger.context.cookies()).toEqual([]);
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('all orders are tried on both stores %s', async (_, options) => {
    const page = await (await stage.person(undefined, options)).open('/lab');
    const form = page.getByRole('form', { name: 'Try all orders' });

    await form.getByRole('button').click();
    await says(page, '18 of 20');
    expect(await page.locator('.lab-orders .is-lost').count()).toBe(18);

    await form.getByLabel('In which session').selectOption('sojourn');
    await form.getByRole('button').click();
    await says(page, '0 of 20');
  });

  it('the visitor decides whose step is next, while there is one', async () => {
    const page = await (await stage.person()).open('/lab');

    const seen = [];
    for (const who of ['A', 'B', 'B', 'B', 'A', 'A']) {
      await turn(page, who).click();
      seen.push([
        (await rows(page, seen.length + 1)).length,
        await page.locator('.verdict').count(),
      ]);
    }

    expect(seen).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 0],
      [6, 1],
    ]);
    await says(page, 'Lost: 1');
    expect(await rows(page)).toEqual([
      'A load',
      'B load',
      'B change',
      'B save',
      'A change',
      'A save',
    ]);
    await turn(page, 'B').click();
    await page.locator('.verdict').waitFor({ state: 'detached' });
    expect(await rows(page)).toEqual(['B load']);
  });
});

const says = (page: Page, verdict: string) =>
  page.locator('.verdict').getByText(verdict, { exact: true }).waitFor();

const turn = (page: Page, who: string) => page.getByRole('button', { name: `${who}’s next step` });

/** "A load", "B save", … as the table has them. @param count how many there must be */
async function rows(page: Page, count = 0) {
  const all = page.locator('#lab-result tbody tr');
  if (count > 0) await all.nth(count - 1).waitFor();
  return all.evaluateAll((found) =>
    found.map(({ children: [who, step] }) => `${who!.textContent} ${step!.textContent}`),
  );
}
