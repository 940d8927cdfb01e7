import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

inBrowser('what was taken away', (stage) => {
  it.each(WITH_AND_WITHOUT_SCRIPT)('comes back by Undo beside it, %s', async (_, options) => {
    const [ada, eve] = [await stage.person('Ada', options), await stage.person('Eve')];
    for (const [path, form] of FILLED)
      for (const person of [ada, eve]) await person.submit(path, form);
    for (const { slice, button, said } of TAKES) {
      const page = await ada.open(`/${slice}`);
      if (options.javaScriptEnabled) await watchers(stage.app, page, 'greeting', 1);
      const before = await ada.slice(`/${slice}`);

      await page.locator(`#live-${slice}`).getByRole('button', { name: button }).first().click();
      await offer(page).getByText(said).waitFor();
      expect(await ada.slice(`/${slice}`)).not.toEqual(before);
      await undo(page).click();

      await offer(page).waitFor({ state: 'detached' });
      expect(await ada.slice(`/${slice}`)).toEqual({ ...before, version: before.version + 2 });
      expect(new URL(page.url()).pathname).toBe(`/${slice}`);
      await page.close();
    }
    expect(await eve.slice('/todo')).toMatchObject({ version: 1 });
  });

  it('has Undo under the hand of who works by keyboard', async () => {
    const ada = await stage.person('Ada');
    const { page } = await listOf(ada);
    await watchers(stage.app, page, 'greeting', 1);

    await page.getByRole('button', { name: 'Remove Milk' }).press('Enter');
    await page.locator('#announcer').getByText('Removed “Milk”.').waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Remove Milk' }).waitFor();
    expect(await ada.slice('/todo')).toMatchObject({ version: 3, state: { left: 1 } });
  });

  it('is offered for as long as nobody went on, in whichever tab', async () => {
    const ada = await stage.person('Ada');
    const { page } = await listOf(ada);
    await watchers(stage.app, page, 'greeting', 1);
    await page.getByRole('button', { name: 'Remove Milk' }).click();
    await offer(page).waitFor();
    await page.reload();
    await offer(page).waitFor();
    await watchers(stage.app, page, 'greeting', 1);

    await ada.submit('/todo/add', { title: 'Tea' });

    await offer(page).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Remove Tea' }).count()).toBe(1);
  });

  it('is not offered where Undo would take more with it, nor where nothing was taken', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/cart/add', { item: 'calamari' });
    await ada.submit('/cart/place');

    for (const path of ['/cart', '/greeting', '/todo'])
      expect(await offer(await ada.open(path)).count()).toBe(0);
  });

  it('says where it is too late, on the page where it was offered', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    const { page } = await listOf(ada);
    await page.getByRole('button', { name: 'Remove Milk' }).click();
    await ada.submit('/todo/add', { title: 'Tea' });

    await undo(page).click();

    await page.getByRole('alert').getByText('It has changed since').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('To-do list');
  });
});

const FLIGHT = { departs: '2026-11-27T10:00:00Z', arrives: '2026-11-28T00:00:00Z' };

const FILLED: [path: string, form: Record<string, string>][] = [
  ['/todo/add', { title: 'Milk' }],
  ['/cart/add', { item: 'calamari' }],
  ['/pay/set-wage', { wage: '30' }],
  ['/flight/track', { number: 'QF11', from: 'SYD', to: 'LAX', ...FLIGHT }],
];

const TAKES = [
  { slice: 'todo', button: 'Remove Milk', said: 'Removed “Milk”.' },
  { slice: 'cart', button: 'Empty the cart', said: 'Removed Salt' },
  { slice: 'pay', button: 'Clear it all', said: 'Cleared what you entered.' },
  { slice: 'greeting', button: 'Forget my name', said: 'Forgot “Ada”.' },
  { slice: 'flight', button: 'Take QF11 off the list', said: 'Removed QF11.' },
];

const offer = (page: Page) => page.locator('[data-undo]');

const undo = (page: Page) => offer(page).getByRole('button', { name: 'Undo' });

async function listOf(person: Person) {
  await person.submit('/todo/add', { title: 'Milk' });
  return { page: await person.open('/todo') };
}
