import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { watchers } from '../support/watchers.js';

const COUNT = 40;

/** Enough of them that only the rows that change are pushed. */
async function fill(ada: Person) {
  for (let count = 1; count <= COUNT; count++)
    await ada.submit('/todo/add', { title: `thing ${count}` });
}

/** How often a page is fetched anew from now on. */
function fetchesOf(page: Page) {
  const fetches: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/todo')) fetches.push(request.method());
  });
  return fetches;
}

const rowOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByLabel(`Edit “${title}”`, { exact: true }) });

const tick = (page: Page, title: string) =>
  page.getByRole('button', { name: `Done: ${title}`, exact: true }).click();

/** As it would be had the page missed a change. */
const toAnotherVersion = (page: Page) =>
  rowOf(page, 'thing 5').evaluate((row) => {
    row.querySelector('[id$=edit]')!.textContent = 'Edit “another thing”';
    row.closest('[data-live]')!.dataset.version = '1';
  });

inBrowser('a long list', (stage) => {
  it('shows what another tab marks, removes and adds, without being fetched again', async () => {
    const ada = await stage.person('Ada');
    await fill(ada);
    const [one, two] = [await ada.open('/todo'), await ada.open('/todo')];
    await watchers(stage.app, one, 'greeting', 2);
    const fetches = fetchesOf(one);
    await one.getByLabel('Edit “thing 9”').fill('being typed');

    await tick(two, 'thing 3');
    await one.locator('li.is-done').waitFor();
    await two.getByRole('button', { name: 'Remove thing 1', exact: true }).click();
    await rowOf(one, 'thing 1').waitFor({ state: 'detached' });
    await two.getByLabel('What is to be done?').fill('the last');
    await two.getByLabel('What is to be done?').press('Enter');
    await rowOf(one, 'the last').waitFor();

    const rows = one.locator('#live-todo li');
    expect(await rows.evaluateAll((all) => all.map(({ id }) => id))).toEqual(
      await two.locator('#live-todo li').evaluateAll((all) => all.map(({ id }) => id)),
    );
    expect(await rows.count()).toBe(COUNT);
    expect(await one.locator('[data-same]').count()).toBe(0);
    expect(await one.getByLabel('Edit “thing 9”').inputValue()).toBe('being typed');
    expect(fetches).toEqual([]);
  });

  it.each([
    ['lacks a row', (page: Page) => rowOf(page, 'thing 5').evaluate((row) => row.remove())],
    ['has the rows of another version', toAnotherVersion],
  ])('is fetched again where the page %s', async (_, spoil) => {
    const ada = await stage.person('Ada');
    await fill(ada);
    const [one, two] = [await ada.open('/todo'), await ada.open('/todo')];
    await watchers(stage.app, one, 'greeting', 2);
    await spoil(one);
    const fetches = fetchesOf(one);

    await tick(two, 'thing 3');

    await one.locator('li.is-done').waitFor();
    await rowOf(one, 'thing 5').waitFor();
    expect(fetches).toEqual(['GET']);
  });
});
