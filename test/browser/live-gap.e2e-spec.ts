import { expect, it } from '@jest/globals';
import { Broadcaster } from '../../src/sojourn/live/broadcaster.js';
import { inBrowser } from '../support/browser.js';
import { connection, cutOff, isBack } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('a tab that was away', (stage) => {
  it('is equal to the others once the network is back', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await watchers(stage.app, one, 'pay', 2);
    const comeBack = await cutOff(two);

    for (const wage of ['11', '12', '13']) await ada.submit('/pay/set-wage', { wage });
    await showsWage(one, '13.00');
    expect(await wageField(two).inputValue()).toBe('');
    await comeBack();

    await isBack(two);
    await showsWage(two, '13.00');
    expect(await wageField(two).inputValue()).toBe('13.00');
    await saveWage(two, '14');
    await showsWage(one, '14.00');
  });

  it('is equal after a cut that no browser announces', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);

    dropEverySocket();
    await ada.submit('/pay/set-wage', { wage: '21' });

    await showsWage(page, '21.00');
    expect(await wageField(page).inputValue()).toBe('21.00');
    ada.forgiveOutage();
  });

  it('comes back by itself where the server has cut it, too', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);

    stage.app.nest.get(Broadcaster)['server']!.disconnectSockets(true);
    await connection(page).getByText('Offline').waitFor();
    await ada.submit('/pay/set-wage', { wage: '24' });

    await isBack(page);
    await showsWage(page, '24.00');
    expect(await wageField(page).inputValue()).toBe('24.00');
  });

  function dropEverySocket() {
    const { engine } = stage.app.nest.get(Broadcaster)['server']!;
    for (const client of Object.values(engine['clients'] as Record<string, Closable>))
      client.close(true);
  }
});

interface Closable {
  close(discard: boolean): void;
}
