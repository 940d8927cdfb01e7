import { expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { inBrowser } from '../support/browser.js';

inBrowser('the page of secret keys', (stage) => {
  it('refuses a changed cookie while it is being typed, and takes the change back', async () => {
    const stranger = await stage.person();
    const page = await stranger.open('/keys');
    await says(page, 'Holds');

    await cookie(page).press('Control+Home');
    await page.keyboard.press('Delete');
    await says(page, 'Refused');
    await page.keyboard.type('e');
    await says(page, 'Holds');

    expect(new URL(page.url()).pathname).toBe('/keys');
    expect(await cookie(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await stranger.context.cookies()).toEqual([]);
  });

  it('signs a session while it is being typed, and says what is wrong with it', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/keys');
    const session = page.getByLabel('A session to sign');

    await session.fill('{"user": "Eve"');
    await says(page, 'Nothing to show');
    await session.fill('{"user": "Eve"}');
    await says(page, 'Holds');

    await page.locator('#keys-apart pre').getByText('Eve').waitFor();
    expect(await session.inputValue()).toBe('{"user": "Eve"}');
    expect(await cookie(page).inputValue()).not.toBe('');
  });

  it('forgets what was wrong once it is right', async () => {
    const page = await (await stage.person()).open('/keys');
    await cookie(page).fill('no cookie');
    await page.getByRole('button', { name: 'Take it apart' }).click();
    await page.locator('#keys-read-cookie-error').waitFor();
    // Only then its script listens.
    await page.waitForLoadState();

    await cookie(page).fill('e30.ZVPxAA.G9CsbqNauYyuVcGETViEUblgw6A');
    await says(page, 'Refused');

    expect(await page.locator('.is-wrong .error, main > .alert').count()).toBe(0);
  });

  it('hears what was typed before its script had come', async () => {
    const { context } = await stage.person();
    const page = await context.newPage();
    const script = new Promise<Route>((hold) => void page.route('**/keys-*.js', hold));

    await page.goto('/keys', { waitUntil: 'commit' });
    await cookie(page).fill('e30.ZVPxAA.G9CsbqNauYyuVcGETViEUblgw6A');
    await (await script).continue();
    await says(page, 'Refused');

    expect(await page.locator('#keys-apart pre').textContent()).toBe('{}');
  });

  it('does the same without JavaScript, at the press of a button', async () => {
    const stranger = await stage.person(undefined, { javaScriptEnabled: false });
    const page = await stranger.open('/keys');

    await page.getByLabel('Key to check it with').fill('another key');
    await page.getByRole('button', { name: 'Take it apart' }).click();
    await says(page, 'Refused');
    await page.getByLabel('Key to check it with').fill('');
    await page.getByRole('button', { name: 'Take it apart' }).click();
    await says(page, 'Not checked');

    expect(await stranger.context.cookies()).toEqual([]);
  });
});

const cookie = (page: Page) => page.getByLabel('A signed cookie');

const says = (page: Page, verdict: string) =>
  page.locator('.verdict').getByText(verdict, { exact: true }).waitFor();
