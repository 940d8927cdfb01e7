import type { Database } from 'better-sqlite3';
import type { Row } from '../session/change.js';
import type { ChangedSlice, Feed, FeedItem } from '../session/feed.js';
import type { SqliteRows } from './sqlite.rows.js';
import { prepareAll, type Statements } from './statements.js';

interface Entry {
  seq: number;
  first: number;
  previous: number | null;
  owner: string;
  name: string;
  version: number;
  at: number;
}

interface Read {
  item: FeedItem;
  seq: number;
}

export class LogReader {
  private readonly sql: Statements<typeof SQL>;

  constructor(
    db: Database,
    private readonly rows: SqliteRows,
    private readonly feed: Feed,
  ) {
    this.sql = prepareAll(db, SQL);
  }

  /** First the slices that can't be told change by change, as entries are past the length. In one transaction. */
  *since(seq: number): Generator<Read> {
    const entries = this.sql.since.all(seq) as Entry[];
    for (const { owner, name } of afterGap(entries, seq))
      if (this.feed.wants(owner)) yield { item: { kind: 'missed', owner, name }, seq };
    const followers = new Map(entries.map((entry) => [entry.previous, entry.seq]));
    for (const change of byChange(entries)) {
      const slices = change.map((entry) => this.sliceOf(entry, followers.get(entry.seq)));
      yield { item: { kind: 'changed', isOwn: false, slices }, seq: change.at(-1)!.seq };
    }
  }

  private sliceOf(entry: Entry, follower: number | undefined): ChangedSlice {
    const { owner, name, version } = entry;
    const row = this.feed.wants(owner) ? this.rowAfter(entry, follower) : undefined;
    return { owner, name, version, row };
  }

  /** What the next version was made from is what this one was. */
  private rowAfter({ owner, name, version, at }: Entry, follower?: number): Row | undefined {
    if (follower === undefined) return this.rows.get(owner, name);
    const { before } = this.sql.before.get(follower) as { before: string };
    return { name, version, state: before, changedAt: at };
  }
}

/** The entries whose predecessor was committed after `seq`, too, and is not there any more. */
function afterGap(entries: readonly Entry[], seq: number) {
  const there = new Set<number | null>(entries.map((entry) => entry.seq));
  return entries.filter(({ previous }) => (previous ?? 0) > seq && !there.has(previous));
}

function byChange(entries: readonly Entry[]) {
  const changes = new Map<number, Entry[]>();
  for (const entry of entries)
    changes.set(entry.first, [...(changes.get(entry.first) ?? []), entry]);
  return changes.values();
}

const SQL = {
  since:
    'SELECT seq, first, previous, owner, name, version, at FROM history WHERE seq > ? ORDER BY seq',
  before: 'SELECT before FROM history WHERE seq = ?',
} as const;
