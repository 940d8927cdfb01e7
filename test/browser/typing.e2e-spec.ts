import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { kept } from '../support/kept.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const IDLE_MS = 1_800_000;

inBrowser('who types and sends nothing', (stage) => {
  const owners = async () => (await kept(stage.app)).owners;

  it('keeps the session, and asks for that once a minute', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.context.newPage();
    const stays = staysOf(page);
    await page.goto('/pay');
    await watchers(stage.app, page, 'pay', 1);

    for (let times = 1; times <= 3; times++) {
      stage.app.clock.pass(IDLE_MS * 0.9);
      await wageField(page).pressSequentially('123');
      await until(`stay ${times}`, () => stays.length === times);
      await later(page, 61_000);
    }

    expect(await ada.slice('/greeting')).toMatchObject({ state: { name: 'Ada' } });
    expect(stays).toHaveLength(3);
  });

  it('begins no session, and keeps none that is over', async () => {
    const stranger = await stage.person();
    const page = await stranger.open('/pay');
    const stays = staysOf(page);
    await wageField(page).pressSequentially('123');
    expect(await stranger.context.cookies()).toEqual([]);
    const before = await owners();
    await saveWage(page, '8');
    await showsWage(page, '8.00');
    await watchers(stage.app, page, 'pay', 1);

    await stranger.submit('/session/end');
    await page.getByRole('alert').getByText('has ended').waitFor();
    await wageField(page).pressSequentially('45');

    expect(stays).toEqual([]);
    expect(await owners()).toBe(before);
  });
});

/** Moves the page's stop watch, and not its clock, by which a socket tells that it has slept. */
const later = (page: Page, byMs: number) =>
  page.evaluate(`{
    const before = performance.now.bind(performance);
    performance.now = () => before() + ${byMs};
  }`);

/** The times a page asks to stay from now on. */
function staysOf(page: Page) {
  const stays: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"session:stay"')) stays.push(String(payload));
    }),
  );
  return stays;
}
