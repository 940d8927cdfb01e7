import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { IDLE_MS, isGone, livesOn, stay, warned, warning } from '../support/expiring.page.js';
import { cutOff, isBack } from '../support/network.js';
import { saveWage } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

const MAX_MS = 86_400_000;

inBrowser('a session that is about to run out, once used,', (stage) => {
  it('stays with whatever else is done in one of its tabs, and not with a stranger', async () => {
    const [ada, eve] = [await stage.person('Ada'), await stage.person('Eve')];
    const [one, two] = await warned(stage, ada);
    await saveWage(await eve.open('/pay'), '9');
    expect(await warning(two).isVisible()).toBe(true);

    await saveWage(one, '31');

    await Promise.all([isGone(one), isGone(two)]);
  });

  it('stays with a page that is opened, and where a tab comes back to it', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await warned(stage, ada);

    const opened = await ada.open('/');
    await Promise.all([isGone(one), isGone(two)]);
    // Not before it watches: to begin with that is activity, too.
    await watchers(stage.app, opened, 'greeting', 3);
    stage.app.clock.pass(IDLE_MS - 100_000);
    await warning(two).waitFor();
    const comeBack = await cutOff(one);
    await comeBack();

    await isBack(one);
    await Promise.all([isGone(one), isGone(two)]);
    expect(await livesOn(stage, ada)).toMatchObject({ state: { name: 'Ada' } });
  });

  it('and can’t be kept any longer says so, and offers nothing', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    for (let passed = 0; passed < MAX_MS - IDLE_MS; passed += IDLE_MS / 2) {
      stage.app.clock.pass(IDLE_MS / 2);
      await ada.slice('/pay');
    }
    stage.app.clock.pass(IDLE_MS / 2);
    await ada.slice('/pay');
    stage.app.clock.pass(IDLE_MS / 2 - 100_000);

    await warning(page).getByText('can’t be kept any longer').waitFor();
    expect(await stay(page).isVisible()).toBe(false);
    await saveWage(page, '31');
    await page.getByText('$31.00 an hour').waitFor();
    expect(await warning(page).isVisible()).toBe(true);
    stage.app.clock.pass(100_000);
    await isGone(page);
  });
});
