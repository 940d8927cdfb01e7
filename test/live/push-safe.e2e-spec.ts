import { afterAll, beforeAll, beforeEach, describe, expect } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { inFile, ownerKeyOf } from '../support/database.js';
import { itOnSqlite } from '../support/store.js';
import { Tab } from '../support/tab.js';
import { sidIn, type Visitor } from '../support/visitor.js';

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('what is told of a change', () => {
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

  itOnSqlite('is kept before it is told', async () => {
    const [acting, other] = await tabsOf(ada, 2);
    await other!.watch({ pay: 0 });

    for (const wage of numbersTo(20)) {
      const acknowledged = acting!.call('pay:set-wage', { wage });
      const { version } = await other!.next('changed');
      const query = `SELECT max(version) FROM slices WHERE owner = ? AND name = 'pay'`;
      const key = ownerKeyOf(app.databaseFile, sidIn(ada.cookies));
      expect(inFile(app.databaseFile, (db) => db.prepare(query).pluck().get(key))).toBe(version);
      await acknowledged;
    }
  });

  itOnSqlite('tells nothing by which a session could be taken over', async () => {
    const [acting, other] = await tabsOf(ada, 2);
    const sid = sidIn(ada.cookies);
    const key = ownerKeyOf(app.databaseFile, sid);
    const acks = [
      await acting!.watch({ pay: 0 }),
      await other!.watch({ pay: 0 }, 'html'),
      await acting!.call('pay:set-wage', { wage: 1 }),
      await acting!.call('pay:set-wage', { wage: 'x' }),
      await acting!.call('no:such'),
      await acting!.call('watch', { slices: { secret: 0 } }),
    ];
    await other!.next('changed');
    await ada.send('/session/end').expect(200);
    const ended = await acting!.next('session:ended');

    const heard = JSON.stringify([acks, acting!.pushes, other!.pushes, ended]);
    expect(key).toEqual(expect.any(String));
    expect(heard).not.toContain(sid);
    expect(heard).not.toContain(String(key));
  });
});
