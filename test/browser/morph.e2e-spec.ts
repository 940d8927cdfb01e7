import { beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { served } from '../support/module.js';

const FORM = `<form method="post" action="/trial/try">
  <select name="choice" id="choice"><option>a</option><option>b</option><option>c</option></select>
  <input type="radio" name="pick" id="pick-a" value="a"><input type="radio" name="pick" id="pick-b" value="b">
  <input type="checkbox" name="tick" id="tick" value="true" data-as="boolean">
  <textarea name="text" id="text">kept</textarea>
  <input name="count" id="count" value="1" data-as="number">
  <input name="rest" id="rest" value="" data-as="number" data-optional>
  <details id="more"><summary>More</summary></details>
</form>`;

/** The same as drawn again, with every other value. */
const AGAIN = FORM.replace('<option>c', '<option selected>c')
  .replace('value="b">', 'value="b" checked>')
  .replace('data-as="boolean"', 'data-as="boolean" checked')
  .replace('>kept<', '>changed<')
  .replace('value="1"', 'value="2"');

inBrowser('a form that is drawn again', (stage) => {
  let page: Page;

  beforeEach(async () => {
    const stranger = await stage.person();
    page = await stranger.open('/');
    const modules = [
      await served(page, 'src/browser/page/morph.ts'),
      await served(page, 'src/browser/forms/payload.ts'),
    ];
    for (const url of modules)
      await page.evaluate(`import('${url}').then((module) => Object.assign(window, module))`);
    await page.evaluate(`document.querySelector('main').innerHTML = \`${FORM}\``);
  });

  const drawAgain = () =>
    page.evaluate(`{
      const made = document.createElement('div');
      made.innerHTML = \`${AGAIN}\`;
      window.morph(document.querySelector('main form'), made.firstChild);
    }`);

  const payload = () =>
    page.evaluate(`{
      const form = document.querySelector('main form');
      window.payloadOf(form, [...new FormData(form)]);
    }`);

  it('takes every new value where nobody was at it', async () => {
    await drawAgain();

    expect(await payload()).toEqual({
      choice: 'c',
      pick: 'b',
      tick: true,
      text: 'changed',
      count: 2,
    });
  });

  it('keeps what was chosen, ticked and typed, and what was opened', async () => {
    await page.locator('#choice').selectOption('b');
    await page.locator('#pick-a').check();
    await page.locator('#tick').check();
    await page.locator('#tick').uncheck();
    await page.locator('#text').fill('typed');
    await page.locator('#count').fill('12abc');
    await page.getByText('More').click();

    await drawAgain();

    const tick = true; // Ticked and unticked again, it is as it was drawn: nobody is at it.
    expect(await payload()).toEqual({
      choice: 'b',
      pick: 'a',
      tick,
      text: 'typed',
      count: '12abc',
    });
    expect(await page.locator('#more').getAttribute('open')).toBe('');
  });

  it.each([
    [' 12.50 ', 12.5],
    ['-3', -3],
    ['1e3', '1e3'],
    ['', ''],
  ])('is read by its fields’ types: %j as %j', async (typed, read) => {
    await page.locator('#count').fill(typed);

    expect(await payload()).toEqual({ choice: 'a', tick: false, text: 'kept', count: read });
  });
});
