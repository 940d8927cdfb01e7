import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import type { Visitor } from '../support/visitor.js';

interface Answer {
  version: number;
}

/** Sends commands one after the other. @returns the versions they were answered with */
async function change(visitor: Visitor, name: string, count: number) {
  const versions: number[] = [];
  for (let index = 0; index < count; index++) {
    const { status, body } = await visitor.send('/greeting/set', { name: `${name} ${index}` });
    expect(status).toBe(200);
    versions.push((body as Answer).version);
  }
  return versions;
}

describe('two processes on one file', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(2);
  });

  afterAll(() => cluster.stop());

  it('lose nothing of 2 × 500 changes of one slice at once', async () => {
    const cookie = await cluster.begin();
    const clients = Array.from({ length: 20 }, (_, index) =>
      change(cluster.visitor(index, cookie), `${index}`, 50),
    );

    const versions = (await Promise.all(clients)).flat();

    expect(versions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => index + 2),
    );
    for (const index of [0, 1])
      expect((await cluster.visitor(index, cookie).json('/greeting')).body).toMatchObject({
        version: 1_001,
      });
  });

  it('apply a command once that is sent again to the other, and answer it the same', async () => {
    const [cookie, strangers] = [await cluster.begin(), await cluster.begin()];
    const send = (index: number, payload: object, Cookie = cookie) =>
      cluster.visitor(index, Cookie).send('/cart/add', payload).set('Idempotency-Key', 'one');

    const first = await send(0, { item: 'soup' }).expect(200);
    await cluster.visitor(0, cookie).send('/cart/add', { item: 'olives' }).expect(200);
    const again = await send(1, { item: 'soup' }).expect(200);
    const reused = await send(1, { item: 'olives' }).expect(409);
    await send(1, { item: 'olives' }, strangers).expect(200);

    expect(again.body).toEqual(first.body);
    expect(reused.body).toMatchObject({ code: 'key-reused' });
    expect((await cluster.visitor(1, cookie).json('/cart')).body).toMatchObject({
      version: 2,
      state: { count: 2 },
    });
  });

  it('apply a command once that reaches both at the same time, by form and by socket', async () => {
    const cookie = await cluster.begin();
    const tab = await cluster.tab(1, cookie);

    const [form, ack] = await Promise.all([
      cluster
        .visitor(0, cookie)
        .submit('/cart/add', { item: 'soup' })
        .set('Idempotency-Key', 'one'),
      tab.call('cart:add', { item: 'soup', commandId: 'one' }),
    ]);

    expect([form.status, ack]).toMatchObject([303, { ok: true, version: 1 }]);
    expect(await cluster.visitor(0, cookie).state('cart')).toMatchObject({ count: 1 });
    tab.close();
  });
});
