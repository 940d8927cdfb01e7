import { expect, it } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { Storage } from '../../src/sojourn/session/storage.js';
import { inBrowser } from '../support/browser.js';
import { Ear } from '../support/ear.js';
import { kept } from '../support/kept.js';
import { saveWage, showsWage, slip, wageField } from '../support/pay.page.js';
import { postsOf } from '../support/requests.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

inBrowser('a tab', (stage) => {
  async function openWithEar() {
    const ada = await stage.person('Ada');
    const page = await ada.context.newPage();
    const ear = await Ear.of(page);
    await page.goto('/pay');
    await watchers(stage.app, page, 'pay', 1);
    await ear.open();
    return { ada, page, ear };
  }

  it('applies a command once whose answer it did not hear', async () => {
    const { ada, page, ear } = await openWithEar();
    const posts = postsOf(page);

    ear.isDeaf = true;
    await saveWage(page, '50');
    await until('the command', async () => (await ada.slice('/pay')).version === 1);
    await ada.submit('/pay/set-wage', { wage: '60' });

    await showsWage(page, '60.00');
    expect(posts).toEqual(['/pay/set-wage']);
    expect(await ada.slice('/pay')).toMatchObject({ version: 2, state: { wage: 60 } });
  });

  it('is not set back by a push that comes late', async () => {
    const { ada, page, ear } = await openWithEar();
    await saveWage(page, '50');
    await showsWage(page, '50.00');
    const late = ear.heard.find((message) => message.includes('"slice":"pay","version":1'))!;
    await saveWage(page, '60');
    await showsWage(page, '60.00');

    ear.hear(late);
    await ada.submit('/greeting/set', { name: 'Grace' });

    await page.getByText('Hello, Grace').waitFor();
    expect(await slip(page).textContent()).toContain('$60.00');
  });

  it('whose session is gone before its command comes begins no other with it', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/pay');
    await watchers(stage.app, page, 'pay', 1);
    // Who types stays: that is said and done before the session goes.
    await wageField(page).fill('50');
    await ada.submit('/greeting/set', { name: 'Grace' });
    await page.getByText('Hello, Grace').waitFor();
    // By the app's own connection: what another process does is noticed at once, and the tab told.
    const { connection } = stage.app.nest.get<{ connection: { db: Database } }>(Storage);
    connection.db.exec('DELETE FROM owners');

    await page.getByRole('button', { name: 'Save the wage' }).click();

    await page.getByRole('alert').getByText('Your session has expired').waitFor();
    await page.waitForLoadState('networkidle');
    expect((await kept(stage.app)).owners).toBe(0);
  });
});
