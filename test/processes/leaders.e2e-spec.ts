import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { newGame, scoreOf, step } from '../../src/features/arcade/jetman.js';
import type { RunState } from '../support/bot.js';
import { Cluster } from '../support/cluster.js';
import type { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

interface Board {
  leaders: { name: string; best: number }[];
}

/** So many ticks a new game may be ahead of the clock. */
const TICKS = 20;

function scoreOfFall(seed: number) {
  let game = newGame(seed);
  for (let tick = 0; tick < TICKS; tick++) game = step(game, false);
  return scoreOf(game);
}

describe('the leaders on three processes', () => {
  let cluster: Cluster;
  let tabs: Tab[];

  beforeAll(async () => {
    cluster = await Cluster.start(3);
    tabs = await watching();
  });

  afterAll(() => cluster.stop());

  /** A stranger's tab on each process. */
  async function watching() {
    const opened = await cluster.tabs(await cluster.begin());
    for (const tab of opened) await tab.watch({ leaders: 0 });
    return opened;
  }

  /** Someone new, who flies on one process. */
  async function fly(process: number, name: string) {
    const cookie = await cluster.begin(process);
    const visitor = cluster.visitor(process, cookie);
    await visitor.send('/greeting/set', { name }).expect(200);
    const { state } = (await visitor.send('/arcade/start')).body as { state: RunState };
    const { id, seed } = state.run;
    await visitor.send('/arcade/steer', { run: id, tick: TICKS, inputs: [] }).expect(200);
    return { cookie, entry: { name, best: scoreOfFall(seed) } };
  }

  /** Waits until whoever opens the board finds it so on each process, and whoever has it open, too. */
  async function areEverywhere(leaders: Board['leaders'], processes = [0, 1, 2]) {
    const shown = JSON.stringify({ leaders });
    for (const index of processes) {
      const visitor = cluster.app(index).visitor();
      const found = async () => JSON.stringify(await visitor.state('arcade/leaders'));
      await until(`the board of process ${index}`, async () => (await found()) === shown);
      const told = () => JSON.stringify(tabs[index]!.pushes.at(-1)?.state) === shown;
      await until(`a tab of process ${index} to be told the board`, told);
    }
  }

  it('are right on each after a change on any, and after the death of the one that wrote', async () => {
    const ada = await fly(0, 'Ada');
    await areEverywhere([ada.entry]);

    const renamed = { ...ada.entry, name: 'Countess' };
    await cluster.visitor(1, ada.cookie).send('/greeting/set', { name: 'Countess' }).expect(200);
    await areEverywhere([renamed]);

    await cluster.visitor(2, ada.cookie).send('/session/end').expect(200);
    await areEverywhere([]);

    const bob = await fly(2, 'Bob');
    await areEverywhere([bob.entry]);
    await cluster.visitor(2, bob.cookie).send('/greeting/set', { name: 'Bobby' }).expect(200);
    await cluster.app(2).stop('SIGKILL');
    await areEverywhere([{ ...bob.entry, name: 'Bobby' }], [0, 1]);
    for (const tab of tabs) tab.close();
  });
});
