import { expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { Broadcaster } from '../../src/sojourn/live/broadcaster.js';
import { Storage } from '../../src/sojourn/session/storage.js';
import { inBrowser, type Person } from '../support/browser.js';
import { withoutSockets } from '../support/network.js';
import { saveWage, showsWage, slip, wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('a tab whose session another tab gives a new id', (stage) => {
  it('sends again by itself what came with the old one, once', async () => {
    const ada = await stage.person('Ada');
    const [page, other] = await twoTabs(ada);
    await delay(page, '/pay/set-wage', other);

    await saveWage(page, '31');

    await showsWage(page, '31.00');
    expect(await ada.slice('/pay')).toMatchObject({ version: 1, state: { wage: 31 } });
    expect(await page.getByRole('alert').textContent()).toBe('');
    ada.forgiveOutage();
  });

  it('is not taken for over where it asks for its page with the old one', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', { wage: '30' });
    const [page, other] = await twoTabs(ada);
    await delay(page, '/pay', other);
    await page.evaluate('void (window.before = document.body)');

    await saveWage(page, '31');

    await showsWage(page, '31.00');
    expect(await page.evaluate('window.before === document.body')).toBe(true);
    expect(await page.getByRole('alert').textContent()).toBe('');
    ada.forgiveOutage();
  });

  it('is told why without JavaScript, around what was typed, and can send it again', async () => {
    const ada = await stage.person('Ada', { javaScriptEnabled: false });
    const [page, other] = [await ada.open('/pay'), await ada.open('/session')];
    await delay(page, '/pay/set-wage', other);
    await saveWage(page, '31');
    await page.getByRole('alert').getByText('Your session has a new id by now').waitFor();
    expect(await wageField(page).inputValue()).toBe('31');

    await page.getByRole('button', { name: 'Save the wage' }).click();

    await showsWage(page, '31.00');
    expect(await page.content()).toContain('Ada');
  });

  it('lives on by socket, also where it was told that it has ended', async () => {
    const ada = await stage.person('Ada');
    const [page, other] = [await ada.open('/pay'), await ada.open('/session')];
    await watchers(stage.app, page, 'pay', 2);
    await renewIn(other);
    await other.waitForLoadState();
    await watchers(stage.app, page, 'pay', 2);

    const [owner] = stage.app.nest.get(Broadcaster).watching('pay').keys();
    const { feed } = stage.app.nest.get(Storage);
    feed.publish({ kind: 'ended', owner: owner!, reason: 'ended' });

    await watchers(stage.app, page, 'pay', 2);
    await ada.submit('/pay/set-wage', { wage: '31' });
    await showsWage(page, '31.00');
    expect(await slip(page).textContent()).toContain('31.00');
    expect(await page.getByRole('alert').textContent()).toBe('');
  });
});

const renewIn = (page: Page) => page.getByRole('button', { name: 'Give it a new id' }).click();

/** What this tab asks next travels so long that the id in its cookie is an old one when it arrives. */
async function delay(page: Page, path: string, other: Page) {
  const late = async (route: Route) => {
    const headers = await route.request().allHeaders();
    await renewIn(other);
    await other.getByText('Your stay').waitFor();
    await route.fulfill({ response: await route.fetch({ headers, maxRedirects: 0 }) });
  };
  await page.route(`**${path}`, late, { times: 1 });
}

/** Tabs that have no sockets, as what goes by socket needs no cookie any more. */
async function twoTabs(person: Person) {
  await withoutSockets(person.context);
  return [await person.open('/pay'), await person.open('/session')] as const;
}
