import { expect, it } from '@jest/globals';
import { inBrowser, type Person } from '../support/browser.js';
import { WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

inBrowser('the home page', (stage) => {
  it('says on its tiles what the session holds there now, and what it comes to hold', async () => {
    const [ada, stranger] = [await stage.person('Ada'), await stage.person('Eve')];
    const [page, other] = [await ada.open('/'), await stranger.open('/')];
    await Promise.all([watchers(stage.app, page, 'pay', 1), watchers(stage.app, other, 'pay', 1)]);

    await fill(ada);

    for (const text of HELD) await page.getByText(text, { exact: true }).waitFor();
    expect(await other.locator('.held:not(:empty)').count()).toBe(0);
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('says so as it is opened %s', async (_, options) => {
    const ada = await stage.person('Ada', options);
    await fill(ada);

    const page = await ada.open('/');

    expect(await page.locator('.held:not(:empty)').allTextContents()).toEqual(HELD);
  });

  it('leads to the proof, and to a second tab', async () => {
    const stranger = await stage.person(undefined, { javaScriptEnabled: false });
    const page = await stranger.open('/');

    const second = stranger.context.waitForEvent('page');
    await page.getByRole('link', { name: 'open a second tab' }).click();
    expect(new URL((await second).url()).pathname).toBe('/');
    await page.getByRole('button', { name: 'Change it 50 times at once' }).click();
    await page.getByText('50 of 50', { exact: true }).first().waitFor();

    expect(await page.title()).toBe('The lab · Sojourn');
  });
});

const HELD = ['$32.50 an hour', '1 left to do', 'Cart: 3 things, $16.50', 'Latest order: received'];

async function fill(person: Person) {
  await person.submit('/pay/set-wage', { wage: '32.50' });
  await person.submit('/todo/add', { title: 'Water the plants' });
  await person.submit('/cart/add', { item: 'tea', quantity: '1' });
  await person.submit('/cart/place');
  await person.submit('/cart/add', { item: 'tea', quantity: '3' });
}
