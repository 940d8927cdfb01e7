import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { newDataDir } from '../support/app.js';
import { inBrowser } from '../support/browser.js';
import { connection, isBack } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { AppProcess } from '../support/process.js';

inBrowser('a server that starts again under open tabs', (stage) => {
  const dataDir = newDataDir();
  let server: AppProcess;

  beforeAll(async () => {
    server = await AppProcess.start({ DATA_DIR: dataDir });
  });

  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('after %s finds them equal again', async (signal) => {
    const ada = await stage.person('Ada', { baseURL: server.url });
    const [one, two] = [await ada.open('/pay'), await ada.open('/pay')];
    await saveWage(one, '31');
    await showsWage(two, '31.00');
    await wageField(two).fill('1234');

    await server.stop(signal);
    await connection(one).getByText('Offline').waitFor();
    await connection(two).getByText('Offline').waitFor();
    server = await AppProcess.start({ DATA_DIR: dataDir, PORT: new URL(server.url).port });

    await ada.submit('/pay/set-wage', { wage: '32' });
    await Promise.all([isBack(one), isBack(two)]);
    await Promise.all([showsWage(one, '32.00'), showsWage(two, '32.00')]);
    expect(await wageField(two).inputValue()).toBe('1234');
    await saveWage(two, '33');
    await showsWage(one, '33.00');
    ada.forgiveOutage();
  });
});
