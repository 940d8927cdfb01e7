import { Count, Notes, openTabs, plusOne, type ContractStage } from './contract.stage.js';
import { describe, expect, it } from './jest.js';
import type { Given } from './store.contract.js';
import { waitFor } from './wait.for.js';

const counts = ({ items }: ContractStage, owner: string) =>
  items.flatMap((item) =>
    item.kind === 'changed'
      ? item.slices.filter((slice) => slice.owner === owner && slice.name === Count.name)
      : [],
  );

export function feedClaims(given: Given) {
  describe('the feed', () => {
    it('tells a change of several slices as one item, on every process', async () => {
      const { stage } = given;
      const other = await given.another();
      const ada = await stage.visitor();
      await openTabs([stage, other], ada.owner!.key);

      await stage.sessions.change(ada, [Count, Notes], ([count]) => [
        plusOne(count),
        { list: ['x'] },
      ]);
      await stage.sessions.change(ada, Count, plusOne);

      const both = [`${Count.name} 2`, `${Notes.name} 1`];
      for (const each of [stage, other]) {
        await waitFor('all changes', () => each.told.flat().includes(`${Count.name} 3`));
        expect(each.told.slice(-2)).toEqual([both, [`${Count.name} 3`]]);
      }
    });

    it('tells nothing of what was refused or changed nothing', async () => {
      const { stage } = given;
      const ada = await stage.visitor();

      const refused = stage.sessions.change({ ...ada, ifVersion: 9 }, Count, plusOne);
      await expect(refused).rejects.toMatchObject({ code: 'stale' });
      await stage.sessions.change(ada, Count, (count) => count);

      expect(stage.told).toEqual([[`${Count.name} 1`]]);
    });

    it('tells each version with its state, in order and without a gap, whoever wrote it', async () => {
      const stages = [given.stage, await given.another(), await given.another()];
      const ada = await given.stage.visitor();
      const { key } = ada.owner!;
      await openTabs(stages, key);

      const writes = Array.from({ length: 60 }, (_, index) =>
        stages[index % 2]!.sessions.change(ada, Count, plusOne),
      );
      await Promise.all(writes);

      const all = Array.from({ length: 60 }, (_, index) => index + 2);
      for (const stage of stages) {
        await waitFor('the last change', () => counts(stage, key).at(-1)?.version === 61);
        const told = counts(stage, key).filter(({ version }) => version > 1);
        expect(told.map(({ version }) => version)).toEqual(all);
        const states = told.map(({ row }) => JSON.parse(row!.state) as unknown);
        expect(states).toEqual(all.map((n) => ({ n })));
      }
    });

    it('tells an end on every process, once and after all changes', async () => {
      const { stage } = given;
      const other = await given.another();
      const ada = await stage.visitor();
      await openTabs([stage, other], ada.owner!.key);

      await stage.storage.end(ada.owner!.key, stage.clock.now());
      await stage.storage.end(ada.owner!.key, stage.clock.now());

      for (const each of [stage, other]) {
        await waitFor('the end', () => each.told.flat().includes('ended'));
        expect(each.told.at(-1)).toEqual(['ended']);
        expect(each.told.flat().filter((told) => told === 'ended')).toHaveLength(1);
      }
    });

    it('goes on where one listener fails', async () => {
      const { stage } = given;
      stage.storage.feed.subscribe({
        told: () => {
          throw new Error('A listener that fails, as this test means it to.');
        },
      });

      await stage.visitor();

      expect(stage.told).toEqual([[`${Count.name} 1`]]);
    });
  });
}
