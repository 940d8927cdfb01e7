import type { ChangedSlice, FeedItem } from '../session/feed.js';
import type { Reason } from '../session/session.js';
import type { HistoryEntry, RowKey } from '../session/storage.parts.js';
import type { Reply } from './redis.client.js';
import type { RedisConnection } from './redis.connection.js';
import { entryOf, placeIn } from './redis.history.js';
import type { RedisKeys } from './redis.keys.js';
import { rowOf } from './redis.rows.js';
import { NEWS } from './slice.scripts.js';

type Slices = [name: string, row: Reply, entries: string[], isAll: 0 | 1][];
type Answer = [last: number, ends: (Reason | '')[], all: Slices[]];

type Changed = ChangedSlice & { change: number; place: number };

export interface News {
  last: number;
  changes: Map<number, ChangedSlice[]>;
  ends: { owner: string; reason: Reason }[];
  /** Slices of which older changes are forgotten by now. */
  missed: RowKey[];
}

export async function readNews(
  connection: RedisConnection,
  keys: RedisKeys,
  visitor: string,
  sessions: readonly string[],
  since: number,
  most: number,
): Promise<News> {
  const owners = [...sessions, visitor];
  const marks = sessions.map((session) => keys.end(session));
  const all = [keys.sequence(visitor), ...marks, ...owners.map((owner) => keys.owner(owner))];
  const answer = await connection.run(NEWS, all, [since, most]);
  const [last, ends, slices] = answer as unknown as Answer;
  const changes = slices.flatMap((some, index) => changesIn(owners[index]!, some));
  return {
    last,
    changes: byChange(changes),
    missed: slices.flatMap((some, index) => missedIn(owners[index]!, some)),
    ends: sessions.flatMap((owner, index) => {
      const reason = ends[index];
      return reason ? { owner, reason } : [];
    }),
  };
}

function byChange(all: readonly Changed[]) {
  const changes = new Map<number, Changed[]>();
  for (const each of all.toSorted((one, other) => one.place - other.place))
    changes.set(each.change, [...(changes.get(each.change) ?? []), each]);
  return changes;
}

/** Where all that is kept is news, and the oldest of it was made from something, there was more. */
const missedIn = (owner: string, slices: Slices) =>
  slices
    .filter(([, , , isAll]) => isAll === 1)
    .filter(([name, , kept]) => entryOf(owner, name, kept.at(-1)!).before !== null)
    .map(([name]) => ({ owner, name }));

const changesIn = (owner: string, slices: Slices) =>
  slices.flatMap(([name, row, kept]) => {
    let state = rowOf(name, row)?.state;
    return kept.map((text) => {
      const entry = entryOf(owner, name, text);
      const changed = { ...changedOf(entry, state), place: placeIn(text, owner, name) };
      // What a version was made from is what the one before it was.
      state = entry.before ?? undefined;
      return changed;
    });
  });

function changedOf({ owner, name, version, change, at }: HistoryEntry, state: string | undefined) {
  const row = state === undefined ? undefined : { name, version, state, changedAt: at };
  return { change, owner, name, version, row };
}

export const itemsOf = ({ changes }: News, since: number, isOwn: (change: number) => boolean) =>
  [...changes]
    .filter(([change]) => change > since)
    .toSorted(([one], [other]) => one - other)
    .map(([change, slices]): FeedItem => ({ kind: 'changed', slices, isOwn: isOwn(change) }));
