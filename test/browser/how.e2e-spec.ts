import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { axeFaults, ibmFaults, openWithCheckers } from '../support/checkers.js';
import { PHONE } from '../support/pages.js';
import { saveWage } from '../support/pay.page.js';
import { COUNT_SHIFTS, shiftOf } from '../support/shifts.js';
import { watchers } from '../support/watchers.js';

const WAGE = { wage: '30' };
const MOST_SHIFT = 0.02;

inBrowser('the panel that says how an app works', (stage) => {
  it('is brought when it is opened, and follows each command that passes', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', WAGE);
    const page = await ada.open('/pay');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await watchers(stage.app, page, 'pay', 1);
    expect(asked).not.toContain('/how/pay');

    await page.locator('.how summary').click();
    await page.getByText('src/features/pay/pay.flask.py').waitFor();
    const passed = page.locator('#passed li');
    expect(await passed.allInnerTexts()).toEqual(['pay:set-wage by form → version 1']);

    await saveWage(page, '31');
    await passed.nth(1).waitFor();
    const latest = await passed.first().innerText();
    expect(latest).toMatch(/^pay:set-wage by socket → version 2 → told to 1 tab, \d+ ms$/);
  });

  it('asks once for many changes', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/todo');
    await page.locator('.how summary').click();
    await page.locator('#passed').waitFor();
    let asked = 0;
    page.on('request', (request) => (asked += request.url().endsWith('/how/todo') ? 1 : 0));

    for (let count = 1; count <= 8; count++)
      await ada.submit('/todo/add', { title: `Book ${count}` });
    await page.locator('#passed li').nth(7).waitFor();

    expect(asked).toBeLessThan(4);
  });

  it('stays as it is while the page around it is drawn anew', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await page.locator('.how summary').click();
    await page.locator('#passed').waitFor();

    const drawn = page.waitForResponse((response) => response.url().endsWith('/pay'));
    await page.getByRole('button', { name: 'Session', exact: true }).click();
    await drawn;
    await page.getByRole('button', { name: 'Session', exact: true }).click();
    await saveWage(page, '31');

    await page.locator('#passed li').waitFor();
    expect(await page.locator('.how[open] .code').count()).toBe(4);
  });

  it('is a page without JavaScript', async () => {
    const page = await (await stage.person('Ada', { javaScriptEnabled: false })).open('/todo');

    await page.locator('.how summary').click();
    await page.locator('.how a').click();
    await page.waitForURL('/how/todo');

    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('How To-do works');
  });

  it('has nothing wrong, and a command moves next to nothing, also on a phone', async () => {
    const ada = await stage.person('Ada', PHONE);
    await ada.submit('/pay/set-wage', WAGE);
    await ada.context.addInitScript(COUNT_SHIFTS);
    const page = await openWithCheckers(ada, '/pay');
    await page.locator('.how summary').click();
    await page.locator('#passed').waitFor();

    const before = await shiftOf(page);

    await ada.submit('/pay/set-wage', { wage: '31' });
    await page.locator('#passed li').nth(1).waitFor();

    expect((await shiftOf(page)) - before).toBeLessThan(MOST_SHIFT);
    expect([...(await axeFaults(page)), ...(await ibmFaults(page))]).toEqual([]);
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBe(PHONE.viewport.width);
  });
});
