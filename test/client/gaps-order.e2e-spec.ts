import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Client, type ClientOptions } from 'sojourn/client';
import { TestApp } from '../support/app.js';
import { Proxy } from '../support/proxy.js';
import { TrialModule, type TrialState } from '../support/trial.js';
import type { Visitor } from '../support/visitor.js';

interface App {
  slices: { trial: TrialState };
  commands: { 'trial:change': object };
}

describe('a client whose line was cut', () => {
  let app: TestApp;
  let proxy: Proxy;
  let ada: Visitor;
  let client: Client<App>;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  beforeEach(async () => {
    proxy = await Proxy.start(app.url);
    ada = app.visitor();
    await ada.send('/trial/change');
  });

  afterEach(() => {
    client.close();
    proxy.stop();
  });

  afterAll(() => app.stop());

  function open(options: ClientOptions = {}) {
    client = connect<App>(proxy.url, { cookie: ada.cookies, ...options });
    return client;
  }

  it('sends what was asked for meanwhile, in its order', async () => {
    open();
    await client.send('trial:change');
    proxy.target = 'http://127.0.0.1:1';
    proxy.cut();
    const sent = [1, 2, 3].map(() => client.send('trial:change'));

    proxy.target = app.url;

    const versions = (await Promise.all(sent)).map(({ version }) => version);
    expect(versions).toEqual([3, 4, 5]);
  });

  it('goes on in the session that its own handshake began', async () => {
    client = connect<App>(proxy.url);
    await client.send('trial:change');
    proxy.cut();

    expect(await client.send('trial:change')).toMatchObject({ state: { count: 2 } });
    expect(proxy.connections).toBe(2);
  });

  it('comes back with the newest cookie of its session', async () => {
    open({ cookie: () => ada.cookies });
    await client.send('trial:change');
    proxy.target = 'http://127.0.0.1:1';
    proxy.cut();
    await ada.submit('/session/renew').expect(303);

    proxy.target = app.url;

    expect(await client.send('trial:change')).toMatchObject({ version: 3 });
  });
});
