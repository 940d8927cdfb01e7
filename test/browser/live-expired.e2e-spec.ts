import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { kept } from '../support/kept.js';
import { cutOff } from '../support/network.js';
import { says } from '../support/tabs.end.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const IDLE_MS = 1_800_000;

inBrowser('when a session is over by time', (stage) => {
  const owners = async () => (await kept(stage.app)).owners;

  /** Three tabs of a session that holds a name and a wage. */
  async function threeTabs(person: Person) {
    await person.submit('/pay/set-wage', { wage: '31.25' });
    const tabs = [await person.open('/pay'), await person.open('/pay'), await person.open('/pay')];
    await watchers(stage.app, tabs[0]!, 'pay', 3);
    return tabs as [Page, Page, Page];
  }

  it('because it has expired, every tab says that', async () => {
    const ada = await stage.person('Ada');
    const tabs = await threeTabs(ada);

    stage.app.clock.pass(IDLE_MS + 1_000);

    for (const tab of tabs) await says(tab, 'Your session has expired');
    for (const tab of tabs) expect(await tab.content()).not.toMatch(/Ada|31\.25/);
  });

  it('because it has expired, a tab that was away says that, too', async () => {
    const ada = await stage.person('Ada');
    const [, , three] = await threeTabs(ada);
    const comeBack = await cutOff(three);
    stage.app.clock.pass(IDLE_MS + 1_000);
    await until('the sweep', async () => (await owners()) === 0);

    await comeBack();

    await says(three, 'Your session has expired');
    expect(await three.content()).not.toMatch(/Ada|31\.25/);
  });
});
