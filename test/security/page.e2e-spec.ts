import { expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { EVERY_PAGE_MS, everyPage, useEverything } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

const MARKUP = `"><img src=x onerror="document.title='taken'"></script><svg onload=alert(1)>{{7*7}}`;

const isTaken = async (page: Page) => (await page.title()) === 'taken';

inBrowser('a page', (stage) => {
  // ASVS 3.2.2, 1.2.1, 1.2.2, 1.3.7
  it('shows what was typed as text, when it is loaded and when it is pushed', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/todo');
    await watchers(stage.app, page, 'greeting', 1);

    await ada.submit('/todo/add', { title: MARKUP });

    await page.locator('main', { hasText: '{{7*7}}' }).waitFor();
    const loaded = await ada.open('/todo');
    for (const tab of [page, loaded]) {
      expect(await tab.locator('main img, main svg[onload]').count()).toBe(0);
      expect(await tab.locator('main').textContent()).toContain(MARKUP);
      expect(await isTaken(tab)).toBe(false);
    }
  });

  // ASVS 3.4.3
  it('runs no script that was put into it', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/todo');

    await page.locator('main').evaluate((main) => {
      main.insertAdjacentHTML('beforeend', `<img src="x:" onerror="document.title='taken'">`);
      const script = main.ownerDocument.createElement('script');
      script.textContent = `document.title = 'taken'`;
      main.append(script);
    });

    expect(await isTaken(page)).toBe(false);
    const [blocked, ...others] = ada.complaints.splice(0);
    for (const complaint of [blocked, ...others]) expect(complaint).toContain('Content Security');
  });

  // ASVS 3.4.6
  it('is shown in no frame of another site', async () => {
    const ada = await stage.person('Ada');
    const frame = `<iframe src="${stage.app.url}/greeting"></iframe>`;
    const evil = createServer((_, response) => response.end(frame)).listen(0, '127.0.0.1');
    const page = await ada.context.newPage();

    await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}`);

    expect(await page.frameLocator('iframe').locator('body').textContent()).not.toContain('Ada');
    expect(ada.complaints.splice(0).join()).toContain('frame-ancestors');
    evil.close();
  });

  // ASVS 3.5.5
  it('takes no message from another window', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/greeting');
    await watchers(stage.app, page, 'greeting', 1);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));

    // Whoever listens has heard it when the second, of our own, has come.
    await page.evaluate(`new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'heard' && resolve());
      for (const message of ['another-session', 'heard']) postMessage(message, '*');
    })`);

    expect(requests).toEqual([]);
  });

  // ASVS 14.2.1, 14.3.3
  it(
    'keeps nothing in the browser’s storage, and no id in an address',
    async () => {
      const ada = await stage.person('Ada');
      await useEverything(ada);
      const page = await ada.context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const path of await everyPage(ada)) {
        await page.goto(path);
        expect(await stored(page)).toEqual({ cookie: '', local: 0, session: 0 });
      }

      const values = (await ada.context.cookies()).map(({ value }) => value);
      const ids = values.map((value) => /^s%3A([\w-]{32})\./.exec(value)![1]!);
      expect(ids).toHaveLength(2);
      for (const id of ids) expect(asked.join()).not.toContain(id);
    },
    EVERY_PAGE_MS,
  );
});

const stored = (page: Page) =>
  page.locator('body').evaluate(({ ownerDocument: { cookie, defaultView } }) => ({
    cookie,
    local: defaultView!.localStorage.length,
    session: defaultView!.sessionStorage.length,
  }));
