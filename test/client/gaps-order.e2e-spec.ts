import { describe, expect, it } from '@jest/globals';
import { proxiedClient } from '../support/proxied.client.js';

describe('a client whose line was cut', () => {
  const stage = proxiedClient();

  it('sends what was asked for meanwhile, in its order', async () => {
    stage.open();
    await stage.client.send('trial:change');
    stage.proxy.target = 'http://127.0.0.1:1';
    stage.proxy.cut();
    const sent = [1, 2, 3].map(() => stage.client.send('trial:change'));

    stage.proxy.target = stage.app.url;

    const versions = (await Promise.all(sent)).map(({ version }) => version);
    expect(versions).toEqual([3, 4, 5]);
  });

  it('goes on in the session that its own handshake began', async () => {
    stage.open({});
    await stage.client.send('trial:change');
    stage.proxy.cut();

    expect(await stage.client.send('trial:change')).toMatchObject({ state: { count: 2 } });
    expect(stage.proxy.connections).toBe(2);
  });

  it('comes back with the newest cookie of its session', async () => {
    stage.open({ cookie: () => stage.ada.cookies });
    await stage.client.send('trial:change');
    stage.proxy.target = 'http://127.0.0.1:1';
    stage.proxy.cut();
    await stage.ada.submit('/session/renew').expect(303);

    stage.proxy.target = stage.app.url;

    expect(await stage.client.send('trial:change')).toMatchObject({ version: 3 });
  });
});
