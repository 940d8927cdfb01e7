import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { IDLE_MS, isGone, livesOn, stay, warned, warning } from '../support/expiring.page.js';
import { wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('a session that is about to run out', (stage) => {
  it('is counted down and said once, and takes no focus', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    // Not by typing, which would keep the session.
    await wageField(page).focus();
    const announced = await spokenBy(page);

    stage.app.clock.pass(IDLE_MS - 100_000);

    await warning(page).getByText('Your session ends in 1:4').waitFor();
    await warning(page).getByText('Your session ends in 1:37').waitFor();
    expect(await page.locator(':focus').getAttribute('name')).toBe('wage');
    expect((await announced()).filter((text) => text.includes('ends in'))).toEqual([
      'Your session ends in 100 seconds. To keep what it holds, use the button Stay at the end of the page.',
    ]);
    expect(await warning(page).getByText('can’t be kept').isVisible()).toBe(false);
  });

  it('stays by the keyboard, in every tab, and the focus goes back to the page', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await warned(stage, ada);
    await wageField(one).focus();
    while (!(await stay(one).evaluate(isFocused))) await one.keyboard.press('Tab');

    await one.keyboard.press('Enter');

    await Promise.all([isGone(one), isGone(two)]);
    expect(await one.locator(':is(main, footer) :focus').count()).toBe(1);
    expect(await livesOn(stage, ada)).toMatchObject({ state: { name: 'Ada' } });
  });
});

const isFocused = (element: { matches(selector: string): boolean }) => element.matches(':focus');

/** @returns what is asked for the texts that a screen reader was given since */
async function spokenBy(page: Page) {
  await page.evaluate(`{
    window.spoken = [];
    const read = ({ target }) => {
      const place = (target.nodeType === 1 ? target : target.parentElement).closest('[role=status], [role=alert]');
      if (place?.textContent) window.spoken.push(place.textContent);
    };
    new MutationObserver((changes) => changes.forEach(read))
      .observe(document.getElementById('says'), { childList: true, characterData: true, subtree: true });
  }`);
  return () => page.evaluate<string[]>('window.spoken');
}
