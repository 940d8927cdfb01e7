import { AuditLog } from '../session/audit.log.js';
import type { FeedItem } from '../session/feed.js';
import { LIMITS } from '../session/limits.js';
import type { SessionConfig } from '../session/session.config.js';
import type { CookieSession, Session } from '../session/session.js';
import type { Store } from '../session/session.options.js';
import type { SessionService } from '../session/session.service.js';
import { SliceHistory } from '../session/slice.history.js';
import { defineSlice } from '../session/slice.js';
import { Slices } from '../session/slices.js';
import type { Storage } from '../session/storage.js';
import { Tally } from '../session/tally.js';
import { serviceOn } from './service.on.js';
import { TestClock } from './test.clock.js';

export const MINUTE_MS = 60_000;
export const IDLE_MS = 30 * MINUTE_MS;
export const MAX_MS = 24 * 60 * MINUTE_MS;

/** A store that is gone after its test. */
export interface Removable {
  open: () => Promise<Storage>;
  remove: () => Promise<void>;
}

/** Makes an empty store. To open it again gives the same one, as another process would open it. */
export type MakeStore = () => Store | Removable | Promise<Store | Removable>;

export const Count = defineSlice<{ n: number }>({
  name: 'contract-count',
  keep: 'session',
  initial: { n: 0 },
  rank: ({ n }) => n,
});

export const Notes = defineSlice<{ list: string[] }>({
  name: 'contract-notes',
  keep: 'visitor',
  initial: { list: [] },
});

export const Timer = defineSlice<{ at: number | null; rings: number }>({
  name: 'contract-timer',
  keep: 'session',
  initial: { at: null, rings: 0 },
  dueAt: ({ at }) => at,
  undoable: false,
});

export const plusOne = ({ n }: { n: number }) => ({ n: n + 1 });

const LIFETIMES = { idleMs: IDLE_MS, maxMs: MAX_MS, limits: LIMITS } as SessionConfig;

type Visitor = Session & Pick<CookieSession, 'over'>;

export class ContractStage {
  readonly items: FeedItem[] = [];
  readonly sessions: SessionService;
  readonly slices = new Slices().add([Count, Notes, Timer]);
  readonly past: SliceHistory;
  readonly audit = new AuditLog(LIFETIMES, new Tally());

  constructor(
    readonly storage: Storage,
    readonly clock: TestClock,
  ) {
    this.sessions = serviceOn(storage, this.slices, clock, LIFETIMES);
    this.past = new SliceHistory(storage, this.sessions, this.slices, clock);
    storage.feed.subscribe({ told: (item) => this.items.push(item), wants: () => true });
  }

  stranger(known: string | null = null): Visitor {
    return {
      owner: null,
      get visitor() {
        return this.owner?.visitor ?? known;
      },
      command: 'contract:change',
      door: 'json',
      begin: async () => {},
    };
  }

  async visitor() {
    const session = this.stranger();
    await this.sessions.change(session, Count, plusOne);
    return session;
  }

  sending(session: Visitor, commandId: string, payload: object = {}): Visitor {
    return { ...session, commandId, payload };
  }

  get told(): string[][] {
    return this.items.map((item) =>
      item.kind === 'changed'
        ? item.slices.map(({ name, version }) => `${name} ${version}`)
        : [item.kind === 'ended' ? item.reason : `missed ${item.name}`],
    );
  }
}

/** So each process hears of what others change. */
export const openTabs = (stages: ContractStage[], owner: string) =>
  Promise.all(stages.map(({ storage }, index) => storage.tabs.take(owner, `tab ${index}`, 50)));
