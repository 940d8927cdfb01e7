import { LIMITS } from '../session/limits.js';
import { Count, Notes, plusOne } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';

/** Of `{"n":1}`. */
const sized = (grew: number) => ({ bytes: 7, grew });

const diff = (value: number) => [{ op: 'replace', path: '/n', value, was: value - 1 }];

export function historyClaims(given: Given) {
  describe('the history', () => {
    it('tells what each change did, by which command and door, the newest first', async () => {
      const { stage } = given;
      const ada = await stage.visitor();
      await stage.sessions.change(ada, Notes, () => ({ list: ['tea'] }));
      await stage.sessions.change({ ...ada, door: 'socket' }, Count, plusOne);

      const at = new Date(stage.clock.now()).toISOString();
      const about = { at, command: 'contract:change' };
      expect(await stage.past.changes(ada)).toEqual([
        {
          ...about,
          size: sized(0),
          slice: Count.name,
          version: 2,
          door: 'socket',
          undoable: true,
          diff: diff(2),
        },
        expect.objectContaining({ slice: Notes.name, version: 1, undoable: true }),
        {
          ...about,
          size: sized(7),
          slice: Count.name,
          version: 1,
          door: 'json',
          undoable: false,
          diff: diff(1),
        },
      ]);
    });

    it('holds the last changes of each slice, and no more', async () => {
      const { stage } = given;
      const ada = await stage.visitor();
      for (let n = 0; n < LIMITS.history + 5; n++) await stage.sessions.change(ada, Count, plusOne);

      const versions = (await stage.past.changes(ada)).map(({ version }) => version);

      expect(versions).toHaveLength(LIMITS.history);
      expect(versions.at(-1)).toBe(7);
    });

    it('finds the latest change of a slice, with what it did to others, without the rest', async () => {
      const { sessions, storage } = given.stage;
      const [ada, eve] = [await given.stage.visitor(), await given.stage.visitor()];
      const { key, visitor } = ada.owner!;
      await sessions.change(ada, [Count, Notes], ([count]) => [plusOne(count), { list: ['tea'] }]);
      await sessions.change(eve, [Count, Notes], ([count]) => [plusOne(count), { list: ['gin'] }]);

      const parts = await storage.history.last({ owner: visitor, name: Notes.name });
      await sessions.change(ada, Count, plusOne);

      expect(parts).toMatchObject([
        { owner: visitor, name: Notes.name, version: 1, size: 2, before: null },
        { owner: key, name: Count.name, version: 2, before: '{"n":1}' },
      ]);
      expect(await storage.history.last({ owner: key, name: Count.name })).toMatchObject([
        { version: 3, size: 1, before: '{"n":2}' },
      ]);
      expect(await storage.history.last({ owner: key, name: Notes.name })).toEqual([]);
    });

    it('holds no more, though other changes come in between, and goes with its session', async () => {
      const { stage } = given;
      const other = await given.another();
      const ada = await stage.visitor();
      for (let n = 0; n < 3 * LIMITS.history; n++) {
        const { sessions } = n % 2 === 0 ? stage : other;
        await sessions.change(ada, Count, plusOne);
        // Not in order: the clocks of processes differ, and each waits for the other's lock.
        stage.clock.pass(n % 7 === 0 ? -400 : 300);
        if (n % 20 === 0) await stage.storage.sweep(stage.clock.now());
      }

      expect(await stage.past.changes(ada)).toHaveLength(LIMITS.history);
      await stage.storage.end(ada.owner!.key, stage.clock.now());
      expect(await other.storage.history.of([ada.owner!.key])).toEqual([]);
    });

    it('of what is kept beyond the session is there without one', async () => {
      const { sessions, storage, past, clock } = given.stage;
      const ada = await given.stage.visitor();
      await sessions.change(ada, Notes, () => ({ list: ['tea'] }));
      await storage.end(ada.owner!.key, clock.now());
      const again = given.stage.stranger(ada.owner!.visitor);

      expect(await past.changes(again)).toMatchObject([{ slice: Notes.name, undoable: true }]);
      expect(await past.undo(again, Notes, 1)).toMatchObject({ version: 2, state: { list: [] } });
    });

    it('of a stranger is another', async () => {
      const [ada, eve] = [await given.stage.visitor(), await given.stage.visitor()];
      await given.stage.sessions.change(ada, Count, plusOne);

      expect(await given.stage.past.changes(eve)).toHaveLength(1);
    });
  });
}
