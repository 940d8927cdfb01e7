import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, nat, record, tuple } from 'fast-check';
import { Cluster } from '../support/cluster.js';
import { Party, TABS, type Step } from '../support/party.js';

const RUNS = 3;
const PROCESSES = 3;

const step = record<Step>({
  actor: nat(TABS + 3),
  process: nat(PROCESSES - 1),
  what: constantFrom('wage', 'hours', 'name', 'item', 'dish', 'wage', 'dish', 'move'),
});
const kill = record<Step>({
  actor: nat(0),
  process: nat(PROCESSES - 1),
  what: constantFrom('kill'),
});
const wave = tuple(
  array(step, { minLength: 4, maxLength: 10 }),
  kill,
  array(step, { minLength: 4, maxLength: 10 }),
);
const waves = array(
  wave.map((parts) => parts.flat()),
  { minLength: 2, maxLength: 3 },
);

describe('three processes on one file, used every which way and killed', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(PROCESSES);
  });

  afterAll(() => cluster.stop());

  it('tell every tab everything, and keep each change once', async () => {
    const property = asyncProperty(waves, async (steps) => {
      const party = await Party.gather(cluster);

      for (const actions of steps) await Promise.all(actions.map((each) => party.act(each)));

      for (const store of await party.settle())
        expect(store.map(({ version }) => version)).toEqual(Object.values(party.changes));
    });

    await assert(property, { numRuns: RUNS, endOnFailure: true });
  }, 180_000);
});
