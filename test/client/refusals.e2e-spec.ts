import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Client, type ClientOptions } from 'sojourn/client';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { TrialModule, type TrialState } from '../support/trial.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

interface App {
  slices: { trial: TrialState };
  commands: { 'todo:add': { title: string }; 'trial:change': object };
}

describe('a client that does not get its way', () => {
  let app: TestApp;
  let ada: Visitor;
  let client: Client<App>;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
  });

  afterEach(() => client.close());

  afterAll(() => app.stop());

  function open(options: ClientOptions = {}, url = app.url) {
    client = connect<App>(url, { cookie: ada.cookies, ...options });
    return client;
  }

  it('fails as the server refused: by code, message, fields and what is there by now', async () => {
    open();
    await client.send('trial:change');

    await expect(client.send('todo:add', { title: '' })).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'invalid',
      message: expect.any(String),
      errors: { title: [expect.any(String)] },
    });
    await expect(client.send('trial:change', {}, { ifVersion: 0 })).rejects.toMatchObject({
      code: 'stale',
      current: { slice: 'trial', version: 1, state: { count: 1 } },
    });
    await expect(client.watch(['nowhere' as 'trial'], () => {})).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('fails as closed what is sent or watched after that', async () => {
    open();
    client.close();

    await expect(client.send('trial:change')).rejects.toMatchObject({ code: 'closed' });
    await expect(client.watch(['trial'], () => {})).rejects.toMatchObject({ code: 'closed' });
  });

  it('fails as closed what still waits for a connection then', async () => {
    open({}, 'http://127.0.0.1:1');
    const sent = client.send('trial:change');

    client.close();

    await expect(sent).rejects.toMatchObject({ code: 'closed' });
  });

  it('polls with the cookie of its session, and says that it needs one', async () => {
    open({ transports: ['polling'] });

    expect(await client.send('trial:change')).toMatchObject({ state: { count: 1 } });
    expect(await ada.state('trial')).toMatchObject({ count: 1 });
    expect(() => connect(app.url, { transports: ['polling'] })).toThrow('set `cookie`');
  });

  it('gives up a command after a time, and says that nobody knows', async () => {
    open({ giveUpMs: 100 }, 'http://127.0.0.1:1');

    await expect(client.send('trial:change')).rejects.toMatchObject({ code: 'unconfirmed' });
    await expect(client.send('trial:change', {}, { repeats: false })).rejects.toMatchObject({
      code: 'unconfirmed',
    });
  });

  it('waits out a refusal that passes, and watches then', async () => {
    open({ refusedMs: 50 });
    await client.send('trial:change');
    const change = () => client.send('trial:change', {}, { repeats: false });
    const flood = Promise.allSettled(Array.from({ length: LIMITS.events.burst + 100 }, change));
    const told: number[] = [];

    await client.watch(['trial'], ([{ version } = { version: 0 }]) => told.push(version));

    expect((await flood).at(-1)).toMatchObject({ reason: { code: 'too-many' } });
    expect(told).toHaveLength(1);
  });

  it('because its session has too many tabs is told so, and comes in when there is room', async () => {
    const cookie = ada.cookies;
    const opened = Array.from({ length: LIMITS.tabs }, () => Tab.open(app.url, { cookie }));
    const tabs = await Promise.all(opened);
    let why = '';
    open({ refusedMs: 50 }).onLost((refusal = '') => (why = refusal));
    await until('the refusal', () => why);

    tabs[0]!.close();

    expect(await client.send('trial:change')).toMatchObject({ version: 1 });
    expect(why).toContain('tabs open');
    for (const tab of tabs) tab.close();
  });
});
