import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Regions } from '../../src/sojourn/pages/regions.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { type Visitor } from '../support/visitor.js';

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a change', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
  });

  afterAll(() => app.stop());

  const tabsOf = (visitor: Visitor, count: number) =>
    Promise.all(numbersTo(count).map(() => Tab.open(app.url, { cookie: visitor.cookies })));

  it('by a form or a socket reaches every tab, the acting one too, and no stranger', async () => {
    const [acting, other, third] = await tabsOf(ada, 3);
    const stranger = await Tab.open(app.url);
    const tabs = [acting!, other!, third!];
    for (const tab of [...tabs, stranger]) await tab.watch({ pay: 0 });

    await ada.submit('/pay/set-wage', { wage: '30' }).expect(303);
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
    const [acting, other] = await tabsOf(ada, 2);
    await other!.watch({ pay: 0, greeting: 0 });

    await acting!.call('pay:set-wage', { wage: -1 });
    await acting!.call('pay:calculate', { hours: 1 });
    await acting!.call('pay:clear');
    await acting!.call('greeting:set', { name: ' Ada ' });
    await acting!.call('greeting:set', { name: 'Eve', ifVersion: 9 });
    await ada.send('/pay/set-wage', { wage: 0 }).expect(422);
    await acting!.call('greeting:set', { name: 'Countess' });

    expect(await other!.next('changed')).toMatchObject({ version: 2, state: { name: 'Countess' } });
    expect(other!.pushes).toHaveLength(1);
  });

  it('is not pushed to a tab that does not watch its slice', async () => {
    const [acting, other] = await tabsOf(ada, 2);
    await other!.watch({ greeting: 1 });

    await acting!.call('pay:set-wage', { wage: 1 });
    await acting!.call('greeting:forget');

    expect(await other!.next('changed')).toMatchObject({ slice: 'greeting' });
  });

  it('is drawn once for all who watch it as html, and not where nobody does', async () => {
    const [acting, ...others] = await tabsOf(ada, 4);
    for (const tab of others) await tab.watch({ pay: 0 }, 'html');
    const drawn = jest.spyOn(app.nest.get(Regions), 'render');

    await acting!.call('greeting:set', { name: 'Countess' });
    await acting!.call('pay:set-wage', { wage: 1 });
    for (const tab of others) await tab.next('changed');

    expect(drawn.mock.calls.map(([{ slice, version }]) => [slice, version])).toEqual([['pay', 1]]);
    drawn.mockRestore();
  });
});
