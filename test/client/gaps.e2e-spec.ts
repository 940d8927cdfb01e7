import { describe, expect, it } from '@jest/globals';
import { Broadcaster } from '../../src/sojourn/live/broadcaster.js';
import { proxiedClient } from '../support/proxied.client.js';
import { until } from '../support/until.js';

describe('a client whose line is cut', () => {
  const stage = proxiedClient();

  async function counts() {
    const seen: number[] = [];
    await watch(seen);
    return seen;
  }

  const watch = (seen: number[]) =>
    stage.client.watch(['trial'], (changes) =>
      seen.push(...changes.map(({ state }) => state.count)),
    );

  it('between commit and acknowledgement has its command applied once, and confirmed', async () => {
    stage.open();
    const seen = await counts();
    stage.proxy.cutBeforeNextAnswer();

    const answer = await stage.client.send('trial:change');

    expect(answer).toMatchObject({ slice: 'trial', version: 2, state: { count: 2 } });
    expect(stage.proxy.connections).toBe(2);
    expect(await stage.ada.state('trial')).toMatchObject({ count: 2 });
    await until('the change', () => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });

  it('gets what it missed, and then each change', async () => {
    stage.open();
    const seen = await counts();
    let isLost = false;
    stage.client.onLost(() => (isLost = true));
    stage.proxy.target = 'http://127.0.0.1:1';
    stage.proxy.cut();
    await until('the line to be cut', () => isLost);
    for (let n = 0; n < 3; n++) await stage.ada.send('/trial/change');

    stage.proxy.target = stage.app.url;
    await stage.client.send('trial:change');

    await until('the last change', () => seen.at(-1) === 5);
    expect(seen).toEqual([1, 4, 5]);
  });

  it.each([
    ['before it has asked', (stop: () => void) => stop()],
    ['before it is answered', (stop: () => void) => setImmediate(stop)],
  ])('tells a watch nothing that is stopped as it comes back, %s', async (_, then) => {
    stage.open();
    const [stopped, goesOn]: [number[], number[]] = [[], []];
    const stop = await watch(stopped);
    stage.proxy.target = 'http://127.0.0.1:1';
    stage.proxy.cut();
    await stage.ada.send('/trial/change');
    stage.client.onConnected(() => then(stop));
    stage.proxy.target = stage.app.url;
    await stage.client.send('trial:change');

    await until(
      'nobody to watch',
      () => stage.app.nest.get(Broadcaster).watching('trial').size === 0,
    );
    await watch(goesOn);

    expect([stopped, goesOn]).toEqual([[1], [3]]);
  });
});
