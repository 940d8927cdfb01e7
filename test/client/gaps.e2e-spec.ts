import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Client, type ClientOptions } from 'sojourn/client';
import { Watchers } from '../../src/sojourn/live/watchers.js';
import { TestApp } from '../support/app.js';
import { Proxy } from '../support/proxy.js';
import { TrialModule, type TrialState } from '../support/trial.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

interface App {
  slices: { trial: TrialState };
  commands: { 'trial:change': object };
}

describe('a client whose line is cut', () => {
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

  async function counts() {
    const seen: number[] = [];
    await watch(seen);
    return seen;
  }

  const watch = (seen: number[]) =>
    client.watch(['trial'], (changes) => seen.push(...changes.map(({ state }) => state.count)));

  it('between commit and acknowledgement has its command applied once, and confirmed', async () => {
    open();
    const seen = await counts();
    proxy.cutBeforeNextAnswer();

    const answer = await client.send('trial:change');

    expect(answer).toMatchObject({ slice: 'trial', version: 2, state: { count: 2 } });
    expect(proxy.connections).toBe(2);
    expect(await ada.state('trial')).toMatchObject({ count: 2 });
    await until('the change', () => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });

  it('gets what it missed, and then each change', async () => {
    open();
    const seen = await counts();
    let isLost = false;
    client.onLost(() => (isLost = true));
    proxy.target = 'http://127.0.0.1:1';
    proxy.cut();
    await until('the line to be cut', () => isLost);
    for (let n = 0; n < 3; n++) await ada.send('/trial/change');

    proxy.target = app.url;
    await client.send('trial:change');

    await until('the last change', () => seen.at(-1) === 5);
    expect(seen).toEqual([1, 4, 5]);
  });

  it.each([
    ['before it has asked', (stop: () => void) => stop()],
    ['before it is answered', (stop: () => void) => setImmediate(stop)],
  ])('tells a watch nothing that is stopped as it comes back, %s', async (_, then) => {
    open();
    const [stopped, goesOn]: [number[], number[]] = [[], []];
    const stop = await watch(stopped);
    proxy.target = 'http://127.0.0.1:1';
    proxy.cut();
    await ada.send('/trial/change');
    client.onConnected(() => then(stop));
    proxy.target = app.url;
    await client.send('trial:change');

    await until('nobody to watch', () => app.nest.get(Watchers).ownersOf('trial').length === 0);
    await watch(goesOn);

    expect([stopped, goesOn]).toEqual([[1], [3]]);
  });
});
