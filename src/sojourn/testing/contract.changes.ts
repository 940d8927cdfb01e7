import { Count, Notes, plusOne } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';

const noted = ({ list }: { list: string[] }) => ({ list: [...list, 'x'] });

export function changeClaims(given: Given) {
  describe('changes', () => {
    it('keeps all of 50 at once, each with a version of its own', async () => {
      const ada = await given.stage.visitor();
      const stages = [given.stage, await given.another()];

      const all = Array.from({ length: 50 }, (_, index) =>
        stages[index % 2]!.sessions.change(ada, Count, plusOne),
      );
      const versions = (await Promise.all(all)).map(({ version }) => version);

      expect(versions.toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index + 2));
      const other = await given.another();
      expect(await other.sessions.read(ada, Count)).toMatchObject({
        version: 51,
        state: { n: 51 },
      });
    });

    it('writes several slices together or none of them', async () => {
      const { sessions } = given.stage;
      const ada = await given.stage.visitor();
      const refused = new Error('No.');

      await sessions.change(ada, [Count, Notes], ([count, notes]) => [
        plusOne(count),
        noted(notes),
      ]);
      const change = sessions.change(ada, [Count, Notes], ([count]) => {
        if (count.n > 1) throw refused;
        return [count, { list: [] }];
      });

      await expect(change).rejects.toBe(refused);
      expect(await sessions.read(ada, [Count, Notes])).toMatchObject([
        { version: 2, state: { n: 2 } },
        { version: 1, state: { list: ['x'] } },
      ]);
    });

    it('writes nothing where nothing changes', async () => {
      const ada = await given.stage.visitor();

      const same = await given.stage.sessions.change(ada, Count, (count) => count);

      expect(same).toMatchObject({ version: 1, state: { n: 1 } });
    });

    it('refuses as stale what expects another version, and changes nothing', async () => {
      const ada = await given.stage.visitor();
      const { sessions } = given.stage;

      const change = sessions.change({ ...ada, ifVersion: 7 }, Count, plusOne);

      await expect(change).rejects.toMatchObject({ code: 'stale' });
      expect(await sessions.read(ada, Count)).toMatchObject({ version: 1 });
    });

    it('refuses more than 64 KiB, and changes nothing', async () => {
      const ada = await given.stage.visitor();
      const { sessions } = given.stage;

      const change = sessions.change(ada, Notes, () => ({ list: ['x'.repeat(65_537)] }));

      await expect(change).rejects.toMatchObject({ code: 'too-large' });
      expect(await sessions.read(ada, Notes)).toMatchObject({ version: 0 });
    });

    it('starts a row over that can’t be read, and goes on from its version', async () => {
      const ada = await given.stage.visitor();
      const broken = { state: '{bad', rank: null, dueAt: undefined };
      await given.stage.storage.commit({
        owner: ada.owner!,
        isNew: false,
        places: [Count],
        now: given.stage.clock.now(),
        command: null,
        door: 'json',
        step: () => [broken],
      });

      expect(await given.stage.sessions.read(ada, Count)).toMatchObject({ state: { n: 0 } });
      const changed = await given.stage.sessions.change(ada, Count, plusOne);
      expect(changed).toMatchObject({ version: 3, state: { n: 1 } });
    });

    it('keeps the slices of one visitor from another', async () => {
      const [ada, eve] = [await given.stage.visitor(), await given.stage.visitor()];
      await given.stage.sessions.change(ada, Notes, noted);

      expect(await given.stage.sessions.read(eve, Notes)).toMatchObject({ version: 0 });
    });

    it('ranks the living by their numbers, the highest first', async () => {
      const { sessions, storage, clock } = given.stage;
      const [ada, bob] = [await given.stage.visitor(), await given.stage.visitor()];
      await sessions.change(bob, Count, plusOne);

      const top = await storage.top(Count.name, 10, clock.now());

      expect(top.map(({ key }) => key)).toEqual([bob.owner!.key, ada.owner!.key]);
    });
  });
}
