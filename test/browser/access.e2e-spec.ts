import { expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { EVERY_PAGE_MS, everyPage, PHONE, useEverything } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const IDLE_MS = 1_800_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is looked at in each: in the dark only the colours are others. */
const RULES = { light: TAGS, dark: ['color-contrast'] };
/** What axe can't decide: colours over a picture or another element, and whether ✕ says what its label says. */
const UNDECIDED = ['color-contrast', 'label-content-name-mismatch'];

inBrowser('axe finds nothing wrong, in the light and in the dark,', (stage) => {
  it(
    'on any page that a stranger sees',
    async () => {
      expect(await faultsOnEveryPage(await stage.person())).toEqual([]);
    },
    EVERY_PAGE_MS,
  );

  it(
    'on any page of somebody who used everything, on a phone',
    async () => {
      const ada = await stage.person('Ada', PHONE);
      await useEverything(ada);

      expect(await faultsOnEveryPage(ada)).toEqual([]);
    },
    EVERY_PAGE_MS,
  );

  it('on a page that says what is wrong', async () => {
    const page = await openWithAxe(await stage.person(), '/pay');

    await page.getByRole('button', { name: 'Save the wage' }).click();
    await page.locator('.is-wrong').waitFor();

    expect(await faults(page)).toEqual([]);
  });

  it('on a page that warns of the end of the session', async () => {
    const ada = await stage.person('Ada', PHONE);
    const page = await openWithAxe(ada, '/pay');
    await watchers(stage.app, page, 'pay', 1);
    stage.app.clock.pass(IDLE_MS - 100_000);
    await page.getByRole('button', { name: 'Stay' }).waitFor();

    expect(await faults(page)).toEqual([]);
  });

  it('on a page that is not there', async () => {
    const stranger = await stage.person();
    const page = await openWithAxe(stranger, '/no-such-page');

    expect(await faults(page)).toEqual([]);
    expect(stranger.complaints.splice(0)).toEqual([`404 ${page.url()}`]);
  });
});

async function openWithAxe({ context }: Person, path: string) {
  await context.addInitScript({ path: AXE });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function faultsOnEveryPage(person: Person) {
  const page = await openWithAxe(person, '/');
  const found: string[] = [];
  for (const path of await everyPage(person)) {
    await page.goto(path);
    found.push(...(await faults(page)).map((fault) => `${path} ${fault}`));
  }
  return found;
}

async function faults(page: Page) {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations, incomplete } = await page
      .locator('html')
      .evaluate(
        (html, runOnly): Promise<AxeResults> => html.ownerDocument.defaultView.axe.run({ runOnly }),
        RULES[colorScheme],
      );
    const unsure = incomplete.filter(({ id }) => !UNDECIDED.includes(id));
    for (const { id, nodes } of [...violations, ...unsure])
      found.push(...nodes.map(({ target }) => `${colorScheme} ${id} ${target.join(' ')}`));
  }
  return found;
}
