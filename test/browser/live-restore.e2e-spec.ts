import { expect, it } from '@jest/globals';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { inFile } from '../support/database.js';
import { connection, isBack } from '../support/network.js';
import { saveWage, showsWage, wageField } from '../support/pay.page.js';
import { restartedServer } from '../support/restarted.js';

inBrowser('an older copy of the database that is put back under open tabs', (stage) => {
  const own = restartedServer();
  const file = join(own.dataDir, 'sojourn.sqlite');
  const copy = join(own.dataDir, 'copy.sqlite');
  async function restore(pages: readonly Page[]) {
    await own.server.stop();
    for (const page of pages) await connection(page).getByText('Offline').waitFor();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    renameSync(copy, file);
    await own.start();
  }

  it('is what they show, by themselves', async () => {
    const ada = await stage.person('Ada', { baseURL: own.server.url });
    const [pay, session] = [await ada.open('/pay'), await ada.open('/session')];
    await saveWage(pay, '31');
    await showsWage(pay, '31.00');
    inFile(file, (db) => db.prepare('VACUUM INTO ?').run(copy));
    for (const wage of ['41', '51', '61']) await ada.submit('/pay/set-wage', { wage });
    await ada.submit('/cart/add', { item: 'calamari', quantity: '7' });
    await showsWage(pay, '61.00');
    await pay.getByText('Cart 7').waitFor();
    await session.locator('#slice-pay').getByText('Version 4').waitFor();
    await pay.getByLabel('Hours worked').fill('12');

    await restore([pay, session]);

    await Promise.all([isBack(pay), isBack(session)]);
    await showsWage(pay, '31.00');
    await pay.getByText('Cart 0').waitFor();
    expect(await wageField(pay).inputValue()).toBe('31.00');
    expect(await pay.getByLabel('Hours worked').inputValue()).toBe('12');
    await session.locator('#slice-pay').getByText('Version 1').waitFor();
    expect(await session.content()).not.toContain('calamari');
    await saveWage(pay, '32');
    await session.locator('#slice-pay').getByText('Version 2').waitFor();
    ada.forgiveOutage();
  });
});
