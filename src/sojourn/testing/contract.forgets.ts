import { Visitors } from '../session/visitors.js';
import { Count, Notes, openTabs, plusOne } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';
import { waitFor } from './wait.for.js';

export function forgetClaims(given: Given) {
  describe('forgetting a visitor', () => {
    it('leaves nothing of what was kept, and no way back, on any process', async () => {
      const { stage } = given;
      const other = await given.another();
      const visitors = new Visitors(stage.storage, stage.slices, stage.audit, stage.clock);
      const [ada, eve] = [await stage.visitor(), await stage.visitor()];
      const write = (text: string) =>
        stage.sessions.change(ada, Notes, ({ list }) => ({ list: [...list, text] }));
      await write('tea');
      await write('laksa');
      await stage.sessions.change(eve, Notes, () => ({ list: ['hers'] }));

      await visitors.forget(ada);

      for (const { sessions, storage } of [stage, other]) {
        expect(await sessions.read(ada, Notes)).toMatchObject({ version: 3, state: { list: [] } });
        const told = JSON.stringify(await storage.history.of([ada.owner!.visitor]));
        expect(told).not.toMatch(/tea|laksa/);
      }
      await expect(stage.past.undo(ada, Notes, 3)).rejects.toMatchObject({ code: 'not-undoable' });
      expect(await write('anew')).toMatchObject({ version: 4, state: { list: ['anew'] } });
      expect(await stage.past.undo(ada, Notes, 4)).toMatchObject({ state: { list: [] } });
      expect(await stage.sessions.read(eve, Notes)).toMatchObject({ state: { list: ['hers'] } });
    });

    it('leaves nothing in answers either: what is sent again is answered with what is there now', async () => {
      const { stage } = given;
      const other = await given.another();
      const visitors = new Visitors(stage.storage, stage.slices, stage.audit, stage.clock);
      const ada = await stage.visitor();
      const write = ({ sessions }: typeof stage) =>
        sessions.change(stage.sending(ada, 'one'), [Count, Notes], ([count]) => [
          plusOne(count),
          { list: ['tea'] },
        ]);
      await write(stage);

      await visitors.forget(ada);

      expect(await write(other)).toMatchObject([
        { version: 2, state: { n: 2 } },
        { version: 2, state: { list: [] } },
      ]);
    });

    it('that is sent again takes nothing of what came after it', async () => {
      const { stage } = given;
      const visitors = new Visitors(stage.storage, stage.slices, stage.audit, stage.clock);
      const ada = await stage.visitor();
      const write = (text: string) => stage.sessions.change(ada, Notes, () => ({ list: [text] }));
      await write('tea');

      await visitors.forget(stage.sending(ada, 'one'));
      await write('anew');
      await visitors.forget(stage.sending(ada, 'one'));

      expect(await stage.sessions.read(ada, Notes)).toMatchObject({
        version: 3,
        state: { list: ['anew'] },
      });
    });

    it('is told as one change, and refused where the session is over', async () => {
      const { stage } = given;
      const other = await given.another();
      const visitors = new Visitors(stage.storage, stage.slices, stage.audit, stage.clock);
      const ada = await stage.visitor();
      await openTabs([stage, other], ada.owner!.key);
      await stage.sessions.change(ada, Notes, () => ({ list: ['tea'] }));
      await waitFor('the change before', () => other.told.flat().includes(`${Notes.name} 1`));

      await visitors.forget(ada);
      for (const each of [stage, other]) {
        await waitFor('what was forgotten', () => each.told.at(-1)?.[0] === `${Notes.name} 2`);
        expect(each.told.at(-2)).toEqual([`${Notes.name} 1`]);
      }

      await stage.storage.end(ada.owner!.key, stage.clock.now());
      await expect(visitors.forget(ada)).rejects.toMatchObject({ code: 'session-ended' });
    });
  });
}
