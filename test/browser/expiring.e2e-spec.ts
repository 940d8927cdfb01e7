import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { cutOff, isBack } from '../support/network.js';
import { saveWage, wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

const IDLE_MS = 1_800_000;
const MAX_MS = 86_400_000;

inBrowser('a session that is about to run out', (stage) => {
  /** Two tabs of a session of which 100 seconds are left. */
  async function warned(person: Person) {
    const [one, two] = [await person.open('/pay'), await person.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    stage.app.clock.pass(IDLE_MS - 100_000);
    await Promise.all([warning(one).waitFor(), warning(two).waitFor()]);
    return [one, two] as const;
  }

  const livesOn = async (person: Person) => {
    stage.app.clock.pass(IDLE_MS - 200_000);
    return person.slice('/greeting');
  };

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
    const [one, two] = await warned(ada);
    await wageField(one).focus();
    while (!(await stay(one).evaluate(isFocused))) await one.keyboard.press('Tab');

    await one.keyboard.press('Enter');

    await Promise.all([isGone(one), isGone(two)]);
    expect(await one.locator(':is(main, footer) :focus').count()).toBe(1);
    expect(await livesOn(ada)).toMatchObject({ state: { name: 'Ada' } });
  });

  it('stays with whatever else is done in one of its tabs, and not with a stranger', async () => {
    const [ada, eve] = [await stage.person('Ada'), await stage.person('Eve')];
    const [one, two] = await warned(ada);
    await saveWage(await eve.open('/pay'), '9');
    expect(await warning(two).isVisible()).toBe(true);

    await saveWage(one, '31');

    await Promise.all([isGone(one), isGone(two)]);
  });

  it('stays with a page that is opened, and where a tab comes back to it', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await warned(ada);

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
    expect(await livesOn(ada)).toMatchObject({ state: { name: 'Ada' } });
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

const warning = (page: Page) => page.getByRole('region', { name: 'Your session runs out' });

const stay = (page: Page) => warning(page).getByRole('button', { name: 'Stay' });

const isGone = (page: Page) => warning(page).waitFor({ state: 'hidden' });

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
