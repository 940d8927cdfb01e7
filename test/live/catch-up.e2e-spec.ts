import { beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { sharedTab } from '../support/shared.tab.js';
import { Tab } from '../support/tab.js';

const MINUTE_MS = 60_000;

describe('a tab that was away', () => {
  const stage = sharedTab();

  beforeEach(async () => {
    await stage.tab.watch({ pay: 0, greeting: 1 });
    await stage.tab.call('pay:set-wage', { wage: 1 });
    await stage.tab.next('changed');
  });

  async function changeMeanwhile() {
    for (const wage of [2, 3, 4]) await stage.ada.submit('/pay/set-wage', { wage: String(wage) });
    stage.app.clock.pass(5 * MINUTE_MS);
  }

  it('is told nothing by itself, and all it missed when it says what it has', async () => {
    await stage.tab.goOffline();
    await changeMeanwhile();
    await stage.tab.comeBack();

    const { changed } = await stage.tab.watch({ pay: 1, greeting: 1 });

    expect(changed).toMatchObject([{ slice: 'pay', version: 4, state: { wage: 4 } }]);
    expect(stage.tab.socket.recovered).not.toBe(true);
    expect(stage.tab.pushes).toHaveLength(1);
  });

  it('goes on from there, one version after the other', async () => {
    await stage.tab.goOffline();
    await changeMeanwhile();
    await stage.tab.comeBack();
    await stage.tab.watch({ pay: 1 }, 'html');

    await stage.ada.send('/pay/set-wage', { wage: 5 });
    await stage.ada.send('/pay/set-wage', { wage: 6 });

    expect(await stage.tab.next('changed')).toMatchObject({ version: 5, html: expect.any(String) });
    expect(await stage.tab.next('changed')).toMatchObject({ version: 6 });
  });

  it('watches nothing before it says so', async () => {
    await stage.tab.goOffline();
    await stage.tab.comeBack();

    await stage.tab.call('pay:set-wage', { wage: 9 });

    expect(stage.tab.pushes).toHaveLength(1);
  });

  it('misses nothing that changes in the very moment it comes back', async () => {
    const other = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    for (let version = 1; version < 20; version++) {
      await stage.tab.goOffline();
      await stage.tab.comeBack();

      const [, { changed }] = await Promise.all([
        other.call('pay:set-wage', { wage: 100 + version }),
        stage.tab.watch({ pay: version }),
      ]);

      const seen = changed!.length > 0 ? changed![0] : await stage.tab.next('changed');
      expect(seen).toMatchObject({ version: version + 1, state: { wage: 100 + version } });
      while (stage.tab.hasHeard('changed')) await stage.tab.next('changed');
    }
  });
});

describe('a tab whose server was started again', () => {
  it('has its session still, and is told what it missed', async () => {
    const before = await TestApp.start();
    const ada = before.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    const cookie = ada.cookies;
    const tab = await Tab.open(before.url, { cookie });
    await tab.watch({ greeting: 1 });
    await ada.send('/greeting/set', { name: 'Countess' });
    await tab.next('changed');
    await ada.send('/pay/set-wage', { wage: 7 });

    await before.nest.close();
    await tab.next('disconnect');
    const after = await TestApp.start({ DATA_DIR: before.dataDir });
    const back = await Tab.open(after.url, { cookie });

    expect(await back.watch({ greeting: 1, pay: 0 })).toMatchObject({
      changed: [
        { slice: 'greeting', version: 2, state: { name: 'Countess' } },
        { slice: 'pay', version: 1, state: { wage: 7 } },
      ],
    });
    expect(await back.call('greeting:forget')).toMatchObject({ version: 3 });
    await after.stop();
  });
});
