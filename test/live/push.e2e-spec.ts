import { describe, expect, it, jest } from '@jest/globals';
import { Regions } from '../../src/sojourn/pages/regions.js';
import { ownerOf, slicesIn } from '../support/kept.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';
import { sidIn } from '../support/visitor.js';

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a change', () => {
  const stage = sharedApp({ begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }) });

  const tabsOf = (visitor: Visitor, count: number) =>
    Promise.all(numbersTo(count).map(() => Tab.open(stage.app.url, { cookie: visitor.cookies })));

  it('by a form or a socket reaches every tab, the acting one too, and no stranger', async () => {
    const [acting, other, third] = await tabsOf(stage.ada, 3);
    const stranger = await Tab.open(stage.app.url);
    const tabs = [acting!, other!, third!];
    for (const tab of [...tabs, stranger]) await tab.watch({ pay: 0 });

    await stage.ada.submit('/pay/set-wage', { wage: '30' }).expect(303);
    await acting!.call('pay:set-wage', { wage: 40 });
    await stranger.call('pay:set-wage', { wage: 1 });

    for (const tab of tabs)
      expect([await tab.next('changed'), await tab.next('changed')]).toMatchObject([
        { slice: 'pay', version: 1, state: { wage: 30 } },
        { slice: 'pay', version: 2, state: { wage: 40 } },
      ]);
    expect(stranger.pushes).toMatchObject([{ version: 1, state: { wage: 1 } }]);
  });

  it('that is refused or changes nothing is not pushed', async () => {
    const [acting, other] = await tabsOf(stage.ada, 2);
    await other!.watch({ pay: 0, greeting: 0 });

    await acting!.call('pay:set-wage', { wage: -1 });
    await acting!.call('pay:calculate', { hours: 1 });
    await acting!.call('pay:clear');
    await acting!.call('greeting:set', { name: ' Ada ' });
    await acting!.call('greeting:set', { name: 'Eve', ifVersion: 9 });
    await stage.ada.send('/pay/set-wage', { wage: 0 }).expect(422);
    await acting!.call('greeting:set', { name: 'Countess' });

    expect(await other!.next('changed')).toMatchObject({ version: 2, state: { name: 'Countess' } });
    expect(other!.pushes).toHaveLength(1);
  });

  it('is not pushed to a tab that does not watch its slice', async () => {
    const [acting, other] = await tabsOf(stage.ada, 2);
    await other!.watch({ greeting: 1 });

    await acting!.call('pay:set-wage', { wage: 1 });
    await acting!.call('greeting:forget');

    expect(await other!.next('changed')).toMatchObject({ slice: 'greeting' });
  });

  it('is drawn once for all who watch it as html, and not where nobody does', async () => {
    const [acting, ...others] = await tabsOf(stage.ada, 4);
    for (const tab of others) await tab.watch({ pay: 0 }, 'html');
    const drawn = jest.spyOn(stage.app.nest.get(Regions), 'render');

    await acting!.call('greeting:set', { name: 'Countess' });
    await acting!.call('pay:set-wage', { wage: 1 });
    for (const tab of others) await tab.next('changed');

    expect(drawn.mock.calls.map(([{ slice, version }]) => [slice, version])).toEqual([['pay', 1]]);
    drawn.mockRestore();
  });

  it('is kept before it is told', async () => {
    const [acting, other] = await tabsOf(stage.ada, 2);
    await other!.watch({ pay: 0 });

    for (const wage of numbersTo(20)) {
      const acknowledged = acting!.call('pay:set-wage', { wage });
      await other!.next('changed');
      expect((await slicesIn(stage.app)).join()).toContain(`"wage":${wage},`);
      await acknowledged;
    }
  });

  it('tells nothing by which a session could be taken over', async () => {
    const [acting, other] = await tabsOf(stage.ada, 2);
    const sid = sidIn(stage.ada.cookies);
    const key = await ownerOf(stage.app, stage.ada.cookies);
    const acks = [
      await acting!.watch({ pay: 0 }),
      await other!.watch({ pay: 0 }, 'html'),
      await acting!.call('pay:set-wage', { wage: 1 }),
      await acting!.call('pay:set-wage', { wage: 'x' }),
      await acting!.call('no:such'),
      await acting!.call('watch', { slices: { secret: 0 } }),
    ];
    await other!.next('changed');
    await stage.ada.send('/session/end').expect(200);
    const ended = await acting!.next('session:ended');

    const heard = JSON.stringify([acks, acting!.pushes, other!.pushes, ended]);
    expect(heard).not.toContain(sid);
    expect(heard).not.toContain(key);
  });
});
