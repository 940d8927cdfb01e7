import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { PHONE } from '../support/pages.js';

const WORDS = 'Buy the good bread and then '.repeat(8).slice(0, 199) + '!';
const UNBROKEN = 'W'.repeat(200);

const OPACITY = `getComputedStyle(document.querySelector('#live-todo input[type=text]')).opacity`;

inBrowser('a long title on a phone', (stage) => {
  it.each([
    ['of words', WORDS],
    ['without a space', UNBROKEN],
  ])('%s is there to the last letter, and nothing is scrolled for it', async (_, title) => {
    const ada = await stage.person('Ada', PHONE);
    await ada.submit('/todo/add', { title });
    const page = await ada.open('/todo');

    const text = page.locator('#live-todo .title');

    expect(await text.innerText()).toBe(title);
    const { width } = (await text.boundingBox())!;
    expect(await text.evaluate((each) => each.scrollWidth)).toBeLessThanOrEqual(Math.ceil(width));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
  });

  it('is edited where it stands, and what was typed stays in sight', async () => {
    const ada = await stage.person('Ada', PHONE);
    await ada.submit('/todo/add', { title: WORDS });
    const page = await ada.open('/todo');
    const field = page.getByLabel('Edit “');
    const text = page.locator('#live-todo .title');
    const height = (await text.boundingBox())!.height;

    await text.click({ force: true });
    expect((await field.boundingBox())!.height).toBe(height);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Buy rye');
    await page.getByRole('heading', { level: 1 }).click();

    expect(await field.inputValue()).toBe('Buy rye');
    expect(await page.evaluate(OPACITY)).toBe('1');
    expect(await text.isVisible()).toBe(false);
    await field.press('Enter');
    await page.getByLabel('Edit “Buy rye”').waitFor();
    expect((await text.boundingBox())!.height).toBeLessThan(height);

    await page.getByRole('heading', { level: 1 }).click();
    await text.waitFor();
    expect(await page.evaluate(OPACITY)).toBe('0');
  });

  it('is on paper, too', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/todo/add', { title: WORDS });
    const page = await ada.open('/todo');

    await page.emulateMedia({ media: 'print' });

    expect(await page.locator('#live-todo .title').isVisible()).toBe(true);
    expect(await page.locator('input:visible, button:visible').count()).toBe(0);
  });
});
