import type { SessionService } from 'sojourn';
import type { State } from '../actor.js';
import { SCRATCH } from '../lab.slice.js';
import { SCENARIO, type ScenarioName } from '../scenarios.js';
import { ScratchSession } from './scratch.session.js';

type Door = ScratchSession['door'];
type Name = keyof typeof SCRATCH;
type Counts = Record<string, number>;

export class SojournScratch {
  private readonly names: readonly Name[];

  /** @param opened takes every session that may have begun */
  constructor(
    private readonly sessions: SessionService,
    scenario: ScenarioName,
    private readonly opened: ScratchSession[],
  ) {
    this.names = Object.keys(SCENARIO[scenario].initial) as Name[];
  }

  async begin(initial: Counts) {
    const session = this.open(new ScratchSession());
    await this.change(session, () => initial);
    return session.key;
  }

  /** A stranger's, where it has ended. */
  async find(key: string, door: Door = 'json') {
    const found = await this.sessions.of(key);
    return this.open(new ScratchSession(door, found?.owner));
  }

  async end(session: ScratchSession) {
    await this.sessions.end(session);
  }

  async read(session: ScratchSession): Promise<State> {
    const snapshots = await this.sessions.read(session, this.slices);
    return this.stateOf(snapshots.map(({ state }) => state));
  }

  async change(session: ScratchSession, change: (state: Counts) => Counts): Promise<State> {
    const snapshots = await this.sessions.change(session, this.slices, (stored) => {
      const next = change(this.stateOf(stored) ?? {});
      return this.names.map((name) => ({ is: next[name] ?? null }));
    });
    return this.stateOf(snapshots.map(({ state }) => state));
  }

  async stored(key: string) {
    const found = await this.sessions.of(key);
    return found && this.read(new ScratchSession('json', found.owner));
  }

  private get slices() {
    return this.names.map((name) => SCRATCH[name]);
  }

  private stateOf(all: readonly { is: number | null }[]): State {
    const known = this.names.flatMap((name, index) => {
      const { is } = all[index]!;
      return is === null ? [] : [[name, is] as const];
    });
    return known.length > 0 ? Object.fromEntries(known) : null;
  }

  private open(session: ScratchSession) {
    this.opened.push(session);
    return session;
  }
}
