import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { constantFrom, nat, record, sample } from 'fast-check';
import { Cluster } from '../support/cluster.js';
import { Party, TABS, type Step } from '../support/party.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { until } from '../support/until.js';

const NODES = 3;
const ROUNDS = 25;
/** As many at once as keys are remembered: what is repeated after more others is another command. */
const COMMANDS = 200;
/** Of a round, so that no list is full at the end. */
const ADDED = ['item', 'dish', 'dish', 'move'] as const;
const OVERWRITTEN = ['wage', 'hours', 'name'] as const;

const steps = (kinds: readonly Step['what'][], count: number, seed: number) =>
  sample(
    record<Step>({ actor: nat(TABS + 3), process: nat(NODES - 1), what: constantFrom(...kinds) }),
    { numRuns: count, seed },
  );

withRedis('three nodes behind a load balancer, on one Redis', () => {
  let redis: RedisServer;
  let cluster: Cluster;

  beforeAll(async () => {
    redis = await RedisServer.start();
    cluster = await Cluster.start(NODES, { REDIS_URL: redis.url });
    await cluster.balance();
  });

  afterAll(async () => {
    await cluster.stop();
    await redis.remove();
  });

  const isRefused = () =>
    until('a node to miss its Redis', async () => {
      const { status } = await cluster.app(0).visitor().json('/health/ready');
      return status === 503;
    });

  const troubles = [
    (round: number) => cluster.restart(round),
    async () => {
      redis.signal('SIGSTOP');
      await isRefused();
      redis.signal('SIGCONT');
    },
    async () => {
      await redis.stop();
      await isRefused();
      await redis.launch();
    },
  ];

  it('keep each of 5 000 commands once, and tell every tab, while nodes and Redis come and go', async () => {
    const party = await Party.gather(cluster);

    for (let round = 0; round < ROUNDS; round++) {
      const actions = [
        ...steps(OVERWRITTEN, COMMANDS - ADDED.length, round),
        ...steps(ADDED, ADDED.length, round),
      ];
      const trouble = troubles[round % troubles.length]!;
      await Promise.all([...actions.map((each) => party.act(each)), trouble(round)]);
    }

    for (const store of await party.settle())
      expect(store.map(({ version }) => version)).toEqual(Object.values(party.changes));
  }, 300_000);

  it('bring no session back that ends while all of them write to it', async () => {
    const cookie = await cluster.begin();
    const send = (_: unknown, at: number) =>
      cluster.visitor(at, cookie).send('/greeting/set', { name: `Ada ${at}` });

    const writes = Array.from({ length: 60 }, send);
    const [end] = await Promise.all([cluster.visitor(0, cookie).submit('/session/end'), ...writes]);

    expect(end.status).toBe(303);
    for (const app of cluster.apps)
      await app.visitor({ Cookie: cookie }).json('/session').expect(404);
  });
});
