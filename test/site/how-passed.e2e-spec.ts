import { describe, expect, it } from '@jest/globals';
import { PUSHES_KEPT, PushLog } from '../../src/sojourn/live/push.log.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';

const OLIVES = { item: 'olives' };

/** The commands that a page lists. */
const passedIn = (html: string) =>
  [...html.matchAll(/<li class="row"><p>(.+?)<\/p>/g)].map(([, line]) => line);

describe('how an app works', () => {
  const stage = sharedApp();

  const show = async (path: string) => (await stage.app.visitor().page(path).expect(200)).text;

  it('is followed by this session’s last commands in it, and nobody else’s', async () => {
    const ada = stage.app.visitor();
    await ada.submit('/pay/set-wage', { wage: '30' }).expect(303);
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    const tabs = await Promise.all(
      [1, 2].map(() => Tab.open(stage.app.url, { cookie: ada.cookies })),
    );
    for (const tab of tabs) await tab.watch({ pay: 1 });
    await ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    for (const tab of tabs) await tab.next('changed');

    const { text } = await ada.page('/how/pay').expect(200);

    expect(passedIn(text)).toEqual([
      expect.stringMatching(
        /^<code>pay:set-wage<\/code> by json → version 2 → told to 2 tabs, \d+ ms$/,
      ),
      '<code>pay:set-wage</code> by form → version 1',
    ]);
    expect(await show('/how/pay')).toContain('None yet in this session.');
    for (const tab of tabs) tab.close();
  });

  it('is followed by what else changed the app’s slice, and by nothing where it has none', async () => {
    const ada = stage.app.visitor();
    for (const [command, fields] of [['add', OLIVES], ['place'], ['add', OLIVES]] as const)
      await ada.submit(`/cart/${command}`, fields).expect(303);
    await ada.submit('/session/undo', { slice: 'cart', version: '3' }).expect(303);

    expect(passedIn((await ada.page('/how/cart').expect(200)).text)).toEqual([
      '<code>session:undo</code> by form → version 4',
      '<code>cart:add</code> by form → version 3',
      '<code>cart:place</code> by form → orders version 1',
      '<code>cart:place</code> by form → version 2',
      '<code>cart:add</code> by form → version 1',
    ]);
    expect(passedIn((await ada.page('/how/orders').expect(200)).text)).toEqual([
      '<code>cart:place</code> by form → version 1',
    ]);
    expect(await show('/how/keys')).toContain('keep nothing, so none is listed');
  });

  it('remembers of how changes were told only the last', () => {
    const log = new PushLog();
    const told = (version: number) =>
      log.of(
        { owner: null, visitor: 'ada', begin: () => Promise.resolve() },
        { slice: 'pay', version },
      );
    for (let version = 1; version <= PUSHES_KEPT + 1; version++)
      log.note({ owner: 'ada', name: 'pay', version, row: undefined }, { tabs: 1, afterMs: 0 });

    expect([told(1), told(2)]).toEqual([undefined, { tabs: 1, afterMs: 0 }]);
  });
});
