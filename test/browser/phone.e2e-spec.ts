import { expect, it } from '@jest/globals';
import { inBrowser, type Person } from '../support/browser.js';
import {
  EVERY_PAGE_MS,
  everyPage,
  PHONE,
  useEverything,
  WITH_AND_WITHOUT_SCRIPT,
} from '../support/pages.js';

inBrowser('on a phone', (stage) => {
  it(
    'no page scrolls sideways, whatever is on it',
    async () => {
      const ada = await stage.person('', PHONE);
      expect(await tooWide(ada)).toEqual([]);

      await useEverything(ada);

      expect(await tooWide(ada)).toEqual([]);
    },
    EVERY_PAGE_MS,
  );

  it('the header leaves the page four fifths of the screen', async () => {
    const ada = await stage.person('', PHONE);
    await useEverything(ada);
    const page = await ada.open('/');

    const { height } = (await page.locator('header').boundingBox())!;

    expect(height).toBeLessThan(PHONE.viewport.height / 5);
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('every app is two presses away %s', async (_, options) => {
    const page = await (await stage.person('', { ...PHONE, ...options })).open('/session');
    const nav = page.getByRole('navigation', { name: 'Features' });
    expect(await nav.isVisible()).toBe(false);

    await page.getByRole('button', { name: 'Apps' }).press('Enter');
    await nav.getByRole('link', { name: 'Pay' }).click();

    await page.waitForURL('/pay');
  });
});

async function tooWide(person: Person) {
  const page = await person.open('/');
  const found: string[] = [];
  for (const path of await everyPage(person)) {
    await page.goto(path);
    const excess = await page
      .locator('html')
      .evaluate((html): number => html.scrollWidth - html.clientWidth);
    if (excess > 0) found.push(`${path} by ${excess} pixels`);
  }
  return found;
}
