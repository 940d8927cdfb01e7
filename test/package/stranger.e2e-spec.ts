import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StrangerApp } from '../support/stranger.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';

const TIMES = 50;

describe.each([12, 11] as const)('the packed package in a Nest %i app', (nest) => {
  let app: StrangerApp;

  beforeAll(async () => {
    app = await StrangerApp.install(nest);
    await app.start();
  }, 600_000);

  afterAll(async () => {
    await app.stop();
    app.remove();
  });

  const visitor = () => new Visitor(app.url);
  const open = (ada: Visitor) => Tab.open(app.url, { cookie: ada.cookies });

  it('brings no archived driver of SQLite, and only one Nest', async () => {
    expect(await app.npm('ls', 'sqlite3', 'connect-sqlite3').catch(() => '(empty)')).toContain(
      '(empty)',
    );
    await app.npm('ls', '--all');
  });

  it('loses none of 50 changes by form, JSON and socket at once, and tells both tabs each', async () => {
    const ada = visitor();
    await ada.submit('/counter/add').expect(303).expect('Location', '/counter');
    const tabs = await Promise.all([open(ada), open(ada)]);
    for (const tab of tabs) await tab.watch({ counter: 1 });

    const sent = Array.from({ length: TIMES }, (_, index) =>
      [
        () => ada.submit('/counter/add').expect(303),
        () => ada.send('/counter/add').expect(200),
        () => tabs[0].call('counter:add', {}),
      ][index % 3]!(),
    );
    await Promise.all(sent);

    const all = { slice: 'counter', version: TIMES + 1, state: { n: TIMES + 1 } };
    expect((await ada.json('/counter')).body).toEqual(all);
    for (const tab of tabs) {
      while (tab.pushes.length < TIMES) await tab.next('changed');
      expect(tab.pushes.map(({ version }) => version)).toEqual(
        Array.from({ length: TIMES }, (_, index) => index + 2),
      );
      tab.close();
    }
  });

  it('keeps what is committed over a restart, and an ended session ended', async () => {
    const [ada, eve] = [visitor(), visitor()];
    for (const each of [ada, eve]) await each.send('/counter/add').expect(200);
    const tab = await open(eve);
    const kept = eve.cookies;
    await eve.submit('/session/end').expect(303);
    expect(await tab.next('session:ended')).toEqual({ reason: 'ended' });

    await app.stop();
    await app.start();

    const later = new Visitor(app.url, { Cookie: ada.cookies });
    expect((await later.json('/counter')).body).toMatchObject({ state: { n: 1 } });
    const late = new Visitor(app.url, { Cookie: kept });
    expect((await late.json('/counter')).body).toMatchObject({ version: 0 });
  });

  it('refuses what no command takes, for each door in its words', async () => {
    const ada = visitor();
    await ada.send('/counter/add').expect(200);

    const { body } = await ada.send('/counter/add', [1]).expect(400);
    expect(body).toMatchObject({ code: 'malformed', status: 400 });
    const tab = await open(ada);
    expect(await tab.call('counter:add', 7)).toMatchObject({ error: { code: 'malformed' } });
    expect(await tab.call('counter:no', {})).toMatchObject({ error: { code: 'not-found' } });
    tab.close();
  });

  it('leaves routes that are not its own as they are', async () => {
    const hello = await fetch(`${app.url}/own`);
    expect([
      await hello.text(),
      hello.headers.get('vary'),
      hello.headers.get('set-cookie'),
    ]).toEqual(['Hello', null, null]);
    const foreign = { Origin: 'https://elsewhere.example' };
    const failed = await fetch(`${app.url}/own`, { method: 'POST', headers: foreign });
    expect([failed.status, await failed.json()]).toEqual([
      500,
      { statusCode: 500, message: 'Internal server error' },
    ]);
  });
});
