import { Count, Notes, plusOne, Timer } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';

export function undoClaims(given: Given) {
  describe('undo', () => {
    it('takes the latest change back as a new one, and that one back again', async () => {
      const { sessions, past } = given.stage;
      const ada = await given.stage.visitor();
      await sessions.change(ada, Count, plusOne);

      expect(await past.undo(ada, Count, 2)).toMatchObject({ version: 3, state: { n: 1 } });
      expect(await past.undo(ada, Count, 3)).toMatchObject({ version: 4, state: { n: 2 } });
    });

    it('takes back all slices of one change, or none', async () => {
      const { sessions, past } = given.stage;
      const ada = await given.stage.visitor();
      const both = () =>
        sessions.change(ada, [Count, Notes], ([count]) => [
          plusOne(count),
          { list: [`${count.n}`] },
        ]);
      await both();
      await past.undo(ada, Notes, 1);
      expect(await sessions.read(ada, [Count, Notes])).toMatchObject([
        { version: 3, state: { n: 1 } },
        { version: 2, state: { list: [] } },
      ]);

      await both();
      await sessions.change(ada, Count, plusOne);
      await expect(past.undo(ada, Notes, 3)).rejects.toMatchObject({ code: 'stale' });
      expect(await sessions.read(ada, Notes)).toMatchObject({ version: 3 });
    });

    it('refuses what is not the latest, what was never changed, and what can’t be taken back', async () => {
      const { sessions, past } = given.stage;
      const ada = await given.stage.visitor();
      await sessions.change(ada, [Count, Timer], ([count]) => [
        plusOne(count),
        { at: 5, rings: 0 },
      ]);

      const refusals = await Promise.allSettled([
        past.undo(ada, Count, 1),
        past.undo(ada, Notes, 0),
        past.undo(ada, Count, 2),
        past.undo(ada, Timer, 1),
      ]);

      expect(refusals).toMatchObject([
        { reason: { code: 'stale', details: { current: { version: 2 } } } },
        { reason: { code: 'nothing-to-undo' } },
        { reason: { code: 'not-undoable' } },
        { reason: { code: 'not-undoable' } },
      ]);
      expect(await sessions.read(ada, Count)).toMatchObject({ version: 2 });
    });
  });
}
