import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Client } from 'sojourn/client';
import { Cluster } from '../support/cluster.js';
import { Proxy } from '../support/proxy.js';
import { until } from '../support/until.js';

interface App {
  slices: { pay: { wage: number | null }; todo: { left: number } };
  commands: { 'pay:set-wage': { wage: number } };
}

describe('a client whose server is killed', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let client: Client<App>;
  let cookie: string;
  let calls: [slice: string, version: number][][];

  beforeEach(async () => {
    cluster = await Cluster.start(1);
    cookie = await cluster.begin();
    proxy = await Proxy.start(cluster.app(0).url);
    client = connect<App>(proxy.url, { cookie });
    calls = [];
    await client.watch(['pay', 'todo'], (changes) =>
      calls.push(changes.map(({ slice, version }) => [slice, version])),
    );
    await client.send('pay:set-wage', { wage: 1 });
  });

  afterEach(async () => {
    client.close();
    proxy.stop();
    await cluster.stop();
  });

  async function restart() {
    await cluster.restart(0);
    proxy.target = cluster.app(0).url;
  }

  it('draws everything anew when it is back, since versions may have gone back', async () => {
    await restart();
    await until('all slices anew', () => calls.length === 3);

    expect(calls).toEqual([
      [
        ['pay', 0],
        ['todo', 0],
      ],
      [['pay', 1]],
      [
        ['pay', 1],
        ['todo', 0],
      ],
    ]);
  });

  it('loses none of the commands that it sends meanwhile, and has none twice', async () => {
    const sent = Array.from({ length: 20 }, (_, n) => client.send('pay:set-wage', { wage: n + 2 }));
    await restart();

    const versions = (await Promise.all(sent)).map(({ version }) => version);

    expect(versions.toSorted((a, b) => a - b)).toEqual(sent.map((_, n) => n + 2));
    expect((await cluster.visitor(0, cookie).json('/pay')).body).toMatchObject({ version: 21 });
  });
});
