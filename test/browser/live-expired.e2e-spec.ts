import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { cutOff } from '../support/network.js';
import { ownersOf, says, threeTabs } from '../support/tabs.end.js';
import { until } from '../support/until.js';

const IDLE_MS = 1_800_000;

inBrowser('when a session is over by time', (stage) => {
  it('because it has expired, every tab says that', async () => {
    const ada = await stage.person('Ada');
    const tabs = await threeTabs(stage.app, ada);

    stage.app.clock.pass(IDLE_MS + 1_000);

    for (const tab of tabs) await says(tab, 'Your session has expired');
    for (const tab of tabs) expect(await tab.content()).not.toMatch(/Ada|31\.25/);
  });

  it('because it has expired, a tab that was away says that, too', async () => {
    const ada = await stage.person('Ada');
    const [, , three] = await threeTabs(stage.app, ada);
    const comeBack = await cutOff(three);
    stage.app.clock.pass(IDLE_MS + 1_000);
    await until('the sweep', async () => (await ownersOf(stage.app)) === 0);

    await comeBack();

    await says(three, 'Your session has expired');
    expect(await three.content()).not.toMatch(/Ada|31\.25/);
  });
});
