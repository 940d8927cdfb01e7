import { CLAIM_MS } from '../session/storage.js';
import { MINUTE_MS, Timer } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';
import { waitFor } from './wait.for.js';

async function due({ stage }: Given) {
  const ada = await stage.visitor();
  const at = stage.clock.now() + MINUTE_MS;
  await stage.sessions.change(ada, Timer, (timer) => ({ ...timer, at }));
  return { ada, key: { owner: ada.owner!.key, name: Timer.name } };
}

export function timeClaims(given: Given) {
  describe('what time does', () => {
    it('is due when it was said to be, and not before', async () => {
      const { storage, clock } = given.stage;
      const { key } = await due(given);

      clock.pass(MINUTE_MS - 1);
      expect(await storage.due.claim(clock.now(), 10)).toEqual([]);
      clock.pass(1);

      expect(await storage.due.claim(clock.now(), 10)).toEqual([key]);
    });

    it('is claimed once of many processes, and again where whoever claimed it is dead', async () => {
      const { storage, clock } = given.stage;
      const other = await given.another();
      const { key } = await due(given);
      clock.pass(MINUTE_MS);

      const claims = [storage, other.storage, storage].map((each) =>
        each.due.claim(clock.now(), 10),
      );
      expect((await Promise.all(claims)).flat()).toEqual([key]);
      clock.pass(CLAIM_MS);

      expect(await other.storage.due.claim(clock.now(), 10)).toEqual([key]);
    });

    it('is given back when it is done, also where nothing was to do', async () => {
      const { stage } = given;
      const { ada } = await due(given);
      const atWork = { ...ada, door: 'timer' as const, command: undefined };
      stage.clock.pass(MINUTE_MS);

      await stage.storage.due.claim(stage.clock.now(), 10);
      await stage.sessions.change(atWork, Timer, (timer) => timer);
      expect(await stage.storage.due.claim(stage.clock.now(), 10)).toHaveLength(1);
      await stage.sessions.change(atWork, Timer, ({ rings }) => ({ at: null, rings: rings + 1 }));
      stage.clock.pass(CLAIM_MS);

      expect(await stage.storage.due.claim(stage.clock.now(), 10)).toEqual([]);
    });

    it('goes with its session', async () => {
      const { storage, clock } = given.stage;
      const { key } = await due(given);

      await storage.end(key.owner, clock.now());
      clock.pass(MINUTE_MS);

      expect(await storage.due.claim(clock.now(), 10)).toEqual([]);
    });

    it('counts the tabs of a session on all processes, and refuses one too many', async () => {
      const { storage } = given.stage;
      const other = await given.another();
      const { owner } = await given.stage.visitor();
      const { owner: stranger } = await given.stage.visitor();

      expect(await storage.tabs.take(owner!.key, 'one', 2)).toBe(true);
      expect(await other.storage.tabs.take(owner!.key, 'two', 2)).toBe(true);
      expect(await storage.tabs.take(owner!.key, 'three', 2)).toBe(false);
      expect(await storage.tabs.take(stranger!.key, 'four', 2)).toBe(true);
      expect(await storage.tabs.count(owner!.key)).toBe(2);
      await other.storage.tabs.leave(owner!.key, 'two');

      expect(await storage.tabs.take(owner!.key, 'three', 2)).toBe(true);
    });

    it('fills a bucket that all processes take from, each of many by itself', async () => {
      const { storage } = given.stage;
      const other = await given.another();
      const ofAda = { bucket: 'ada', ms: MINUTE_MS };

      const first = await storage.buckets.withdraw([ofAda]);
      const [again, ofEve] = await other.storage.buckets.withdraw([
        ofAda,
        { bucket: 'eve', ms: 1_000 },
      ]);

      expect(first).toEqual([MINUTE_MS]);
      expect(ofEve).toBe(1_000);
      expect(again).toBeGreaterThan(MINUTE_MS + 1_000);
      await waitFor('time to fill it', async () => {
        const [fullIn] = await storage.buckets.withdraw([{ bucket: 'ada', ms: 0 }]);
        return fullIn! < again!;
      });
    });
  });
}
