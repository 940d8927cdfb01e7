import { LIMITS } from '../session/limits.js';
import type { Store } from '../session/session.options.js';
import type { Storage } from '../session/storage.js';
import { changeClaims } from './contract.changes.js';
import { endClaims } from './contract.ends.js';
import { feedClaims } from './contract.feed.js';
import { forgetClaims } from './contract.forgets.js';
import { historyClaims } from './contract.history.js';
import { repeatClaims } from './contract.repeats.js';
import { ContractStage, MAX_MS, type MakeStore, type Removable } from './contract.stage.js';
import { timeClaims } from './contract.time.js';
import { undoClaims } from './contract.undo.js';
import { afterEach, beforeEach, describe } from './jest.js';
import { TestClock } from './test.clock.js';

export interface Given {
  readonly stage: ContractStage;
  /** On the same store, with the same clock. */
  another(): Promise<ContractStage>;
}

/**
 * The Jest suite that every store must pass. @param makeStore called for each test
 * @example storeContract('memory', () => memory())
 * @example storeContract('mine', async () => ({ open: async () => new MyStorage(file), remove: async () => rm(file) }))
 */
export function storeContract(name: string, makeStore: MakeStore) {
  describe(`the store "${name}"`, () => {
    const given = new Stages();
    beforeEach(async () => given.raise(await makeStore()));
    afterEach(() => given.strike());
    for (const claims of [
      changeClaims,
      repeatClaims,
      endClaims,
      timeClaims,
      historyClaims,
      undoClaims,
      forgetClaims,
      feedClaims,
    ])
      claims(given);
  });
}

class Stages implements Given {
  stage!: ContractStage;
  private made!: Removable;
  private clock!: TestClock;
  private opened = new Set<Storage>();

  async raise(made: Awaited<ReturnType<MakeStore>>) {
    this.clock = new TestClock();
    this.made = typeof made === 'function' ? this.kept(made) : made;
    this.stage = await this.another();
  }

  /** What its maker takes away. */
  private kept(store: Store): Removable {
    const context = { clock: this.clock, maxMs: MAX_MS, limits: LIMITS };
    return { open: async () => store(context), remove: async () => undefined };
  }

  async another() {
    const storage = await this.made.open();
    this.opened.add(storage);
    return new ContractStage(storage, this.clock);
  }

  async strike() {
    await Promise.all([...this.opened].map((storage) => storage.close()));
    this.opened.clear();
    await this.made.remove();
  }
}
