import { expect, it } from '@jest/globals';
import { inBrowser, type Person } from '../support/browser.js';
import { cutOff } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { endSession } from '../support/session.page.js';
import { ownersOf, says, threeTabs } from '../support/tabs.end.js';
import { watchers } from '../support/watchers.js';

inBrowser('when a session is over', (stage) => {
  it('every tab says so, shows nothing of it but what was being typed, and begins no other', async () => {
    const ada = await stage.person('Ada');
    const [one, two, three] = await threeTabs(stage.app, ada);
    await wageField(three).fill('77.77');
    const sockets = socketsOf(ada);

    await endSession(one);

    for (const tab of [two, three, one]) await says(tab, 'Your session has ended');
    for (const tab of [one, two, three]) expect(await tab.content()).not.toMatch(/Ada|31\.25/);
    expect(await wageField(three).inputValue()).toBe('77.77');
    await two.waitForLoadState('networkidle');
    expect({ owners: await ownersOf(stage.app), sockets }).toEqual({ owners: 0, sockets: [] });
  });

  it('the next form begins a new one, and the tabs are live again', async () => {
    const ada = await stage.person('Ada');
    const [one, two, three] = await threeTabs(stage.app, ada);
    await endSession(one);
    await says(three, 'Your session has ended');
    await says(two, 'Your session has ended');

    await saveWage(two, '8');

    await showsWage(three, '8.00');
    await watchers(stage.app, one, 'pay', 3);
    expect(await three.getByRole('alert').textContent()).toBe('');
    expect(await ownersOf(stage.app)).toBe(1);
    await ada.submit('/session/end');
  });

  it('a tab that was away is told when it comes back', async () => {
    const ada = await stage.person('Ada');
    const [one, two, three] = await threeTabs(stage.app, ada);
    const comeBack = await cutOff(three);
    await endSession(one);
    await says(two, 'Your session has ended');
    expect(await three.getByRole('alert').textContent()).toBe('');

    await comeBack();

    await says(three, 'Your session has ended');
    expect(await three.content()).not.toMatch(/Ada|31\.25/);
    expect(await ownersOf(stage.app)).toBe(0);
  });

  it('a tab that comes back into the next one shows that, and nothing of the old', async () => {
    const ada = await stage.person('Ada');
    await ada.submit('/pay/set-wage', { wage: '31.25' });
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    const comeBack = await cutOff(page);
    // By no tab that could tell the others.
    await ada.submit('/session/end');
    await ada.submit('/pay/set-wage', { wage: '9' });

    await comeBack();

    await showsWage(page, '9.00');
    expect(await page.content()).not.toMatch(/Ada|31\.25/);
    expect(await page.getByRole('alert').textContent()).toBe('');
    await ada.submit('/session/end');
  });
});

/** The handshakes a browser makes from now on. */
function socketsOf({ context }: Person) {
  const handshakes: string[] = [];
  context.on('request', (request) => {
    if (/\/socket\.io\/\?(?!.*&sid=)/.test(request.url())) handshakes.push(request.url());
  });
  return handshakes;
}
