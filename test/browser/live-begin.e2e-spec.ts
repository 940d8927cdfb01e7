import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { kept } from '../support/kept.js';
import { saveWage, showsWage, slip } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('a stranger', (stage) => {
  const owners = async () => (await kept(stage.app)).owners;

  it('who looks around gets no session and no socket', async () => {
    const before = await owners();
    const stranger = await stage.person();
    const asked: string[] = [];
    stranger.context.on('request', (request) => asked.push(new URL(request.url()).pathname));

    for (const path of ['/', '/pay', '/greeting', '/session']) {
      const page = await stranger.open(path);
      await page.waitForLoadState('networkidle');
    }

    expect(asked).toContain('/pay');
    expect(asked).not.toContain('/socket.io/');
    expect(await owners()).toBe(before);
    expect(await stranger.context.cookies()).toEqual([]);
  });

  it('begins one session with the first form, and every tab follows', async () => {
    const before = await owners();
    const stranger = await stage.person();
    const [one, two, home] = [
      await stranger.open('/pay'),
      await stranger.open('/pay'),
      await stranger.open('/'),
    ];

    await saveWage(one, '42');

    await Promise.all([showsWage(one, '42.00'), showsWage(two, '42.00')]);
    await watchers(stage.app, one, 'greeting', 3);
    expect(await owners()).toBe(before + 1);
    await saveWage(two, '43');
    await showsWage(one, '43.00');
    expect(await home.locator('body').getAttribute('data-session')).toBe(
      await one.locator('body').getAttribute('data-session'),
    );
  });

  it('whose first form is refused still has none', async () => {
    const before = await owners();
    const stranger = await stage.person();
    const page = await stranger.open('/pay');

    await saveWage(page, 'abc');

    await page.locator('.error').waitFor();
    expect(await slip(page).textContent()).toContain('No wage yet');
    expect(await owners()).toBe(before);
  });
});
