import { expect, it } from '@jest/globals';
import { inBrowser } from '../support/browser.js';
import { connection, isBack } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { restartedServer } from '../support/restarted.js';

inBrowser('a server that starts again under open tabs', (stage) => {
  const own = restartedServer();

  it.each(['SIGTERM', 'SIGKILL'] as const)('after %s finds them equal again', async (signal) => {
    const ada = await stage.person('Ada', { baseURL: own.server.url });
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await saveWage(one, '31');
    await showsWage(two, '31.00');
    await wageField(two).fill('1234');

    await own.server.stop(signal);
    await connection(one).getByText('Offline').waitFor();
    await connection(two).getByText('Offline').waitFor();
    await own.start();

    await ada.submit('/pay/set-wage', { wage: '32' });
    await Promise.all([isBack(one), isBack(two)]);
    await Promise.all([showsWage(one, '32.00'), showsWage(two, '32.00')]);
    expect(await wageField(two).inputValue()).toBe('1234');
    await saveWage(two, '33');
    await showsWage(one, '33.00');
    ada.forgiveOutage();
  });
});
