import type { SessionData } from 'express-session';
import type { Storage } from '../session/storage.js';
import { Count, IDLE_MS, MAX_MS, MINUTE_MS, Notes, plusOne } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';

const GONE = { code: 'session-ended' };

async function record(storage: Storage, sid: string, owner: string, startedAt: number) {
  const data = { owner, startedAt, cookie: { path: '/' } } as unknown as SessionData;
  await new Promise((done) => storage.records.set(sid, data, done));
}

const found = (storage: Storage, sid: string) =>
  new Promise((done) => storage.records.get(sid, (_, data) => done(data?.owner)));

export function endClaims(given: Given) {
  describe('the end of a session', () => {
    it('is for good: no write that comes late brings it back, on any process', async () => {
      const { stage } = given;
      const other = await given.another();
      const ada = await stage.visitor();
      const { owner } = ada;

      await stage.storage.end(owner!.key, stage.clock.now());

      for (const { sessions, storage } of [stage, other]) {
        await expect(sessions.change(ada, Count, plusOne)).rejects.toMatchObject(GONE);
        expect(await storage.owner(owner!.key, stage.clock.now())).toBeUndefined();
        expect(await sessions.read(ada, Count)).toMatchObject({ version: 0 });
        expect(await storage.history.of([owner!.key])).toEqual([]);
      }
    });

    it('leaves what is kept for the visitor, and others alone', async () => {
      const { sessions, storage, clock } = given.stage;
      const [ada, eve] = [await given.stage.visitor(), await given.stage.visitor()];
      await sessions.change(ada, Notes, () => ({ list: ['tea'] }));

      await storage.end(ada.owner!.key, clock.now());

      const again = given.stage.stranger(ada.owner!.visitor);
      expect(await sessions.read(again, Notes)).toMatchObject({ state: { list: ['tea'] } });
      expect(await sessions.read(eve, Count)).toMatchObject({ version: 1 });
    });

    it('comes when nothing was done for so long, by the time that is passed', async () => {
      const { sessions, storage, clock } = given.stage;
      const ada = await given.stage.visitor();
      const key = ada.owner!.key;

      clock.pass(IDLE_MS - 1);
      expect(await storage.touch(key, IDLE_MS, clock)).toBe(true);
      clock.pass(IDLE_MS - 1);
      expect(await storage.owner(key, clock.now())).toMatchObject({ key });
      clock.pass(1);

      expect(await storage.touch(key, IDLE_MS, clock)).toBe(false);
      expect(await storage.owner(key, clock.now())).toBeUndefined();
      await expect(sessions.change(ada, Count, plusOne)).rejects.toMatchObject(GONE);
    });

    it('comes at the latest after the absolute lifetime, whatever is done', async () => {
      const { storage, clock } = given.stage;
      const { owner } = await given.stage.visitor();

      await storage.touch(owner!.key, 2 * MAX_MS, clock);
      clock.pass(MAX_MS - 1);
      expect(await storage.owner(owner!.key, clock.now())).toBeDefined();
      clock.pass(1);

      expect(await storage.owner(owner!.key, clock.now())).toBeUndefined();
    });

    it('takes the record of its cookie along, and is told apart from an expiry', async () => {
      const { storage, clock } = given.stage;
      const [ada, bob] = [await given.stage.visitor(), await given.stage.visitor()];
      await record(storage, 'ada', ada.owner!.key, clock.now());
      await record(storage, 'bob', bob.owner!.key, clock.now());
      expect(await storage.ownerOf('ada', clock.now())).toEqual(ada.owner);

      await storage.end(ada.owner!.key, clock.now());
      expect(await storage.ownerOf('ada', clock.now())).toBeUndefined();
      clock.pass(IDLE_MS);
      expect(await storage.ownerOf('bob', clock.now())).toBeUndefined();
      expect(await storage.sweep(clock.now())).toEqual([bob.owner!.key]);

      expect([await found(storage, 'ada'), await found(storage, 'bob')]).toEqual([
        undefined,
        undefined,
      ]);
      const other = await given.another();
      expect(await other.storage.endOf('ada')).toBe('ended');
      expect(await other.storage.endOf('bob')).toBe('expired');
    });

    it('sweeps hundreds that expire at once, and none that lives', async () => {
      const { stage } = given;
      const over: Awaited<ReturnType<typeof stage.visitor>>[] = [];
      while (over.length < 450)
        over.push(...(await Promise.all(Array.from({ length: 50 }, () => stage.visitor()))));
      stage.clock.pass(IDLE_MS - MINUTE_MS);
      const ada = await stage.visitor();
      stage.clock.pass(MINUTE_MS);

      const swept = await stage.storage.sweep(stage.clock.now());

      expect(new Set(swept)).toEqual(new Set(over.map(({ owner }) => owner!.key)));
      expect(await stage.sessions.read(ada, Count)).toMatchObject({ version: 1 });
    });

    it('of an id comes with a new one, once of many at a time, and is remembered', async () => {
      const { storage, clock } = given.stage;
      const { owner } = await given.stage.visitor();
      await record(storage, 'old', owner!.key, clock.now());

      const renewals = ['new1', 'new2'].map((id) => storage.records.rename('old', id, clock.now()));
      const [one, two] = await Promise.all(renewals);

      expect(one).not.toBe(two);
      expect(await found(storage, one ? 'new1' : 'new2')).toBe(owner!.key);
      expect(await storage.ownerOf(one ? 'new1' : 'new2', clock.now())).toEqual(owner);
      expect(await found(storage, 'old')).toBeUndefined();
      expect(await storage.ownerOf('old', clock.now())).toBeUndefined();
      expect(await storage.endOf('old')).toBe('renewed');
    });
  });
}
