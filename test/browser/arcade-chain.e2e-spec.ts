import { expect, it } from '@jest/globals';
import { play } from '../support/bot.js';
import { inBrowser, type Person } from '../support/browser.js';
import { modeIs } from '../support/game.js';
import { Tab } from '../support/tab.js';
import { watchers } from '../support/watchers.js';

inBrowser('gems in a row', (stage) => {
  it('are counted in the cave and in words, also for who only watches', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/arcade');
    await watchers(stage.app, page, 'arcade', 1);
    const tab = await Tab.open(stage.app.url, { cookie: await cookiesOf(ada) });

    await play(stage.app, tab, ({ chain }) => chain === 3);

    await modeIs(page, 'watching');
    await page.locator('#game-chain').getByText('×3', { exact: true }).waitFor();
    const scores = page.getByRole('region', { name: 'Your scores' });
    expect(await scores.innerText()).toMatch(/Gems in a row\s+3/);
    tab.close();
  });
});

async function cookiesOf({ context }: Person) {
  const cookies = await context.cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
