import type { KeptLimits } from '../session/limits.js';
import type { ChangeHistory, HistoryEntry, RowKey } from '../session/storage.parts.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';
import { HISTORY, LAST } from './slice.scripts.js';

type Slices = [name: string, entries: string[]][];

export class RedisHistory implements ChangeHistory {
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
    private readonly limits: KeptLimits,
  ) {}

  async of(owners: readonly string[]): Promise<HistoryEntry[]> {
    const keys = owners.map((owner) => this.keys.owner(owner));
    const asked = await this.connection.run(HISTORY, keys, [this.limits.history]);
    const all = asked as unknown as Slices[];
    return all
      .flatMap((slices, index) => slices.flatMap((slice) => entriesOf(owners[index]!, slice)))
      .toSorted((one, other) => other.change - one.change);
  }

  async last({ owner, name }: RowKey): Promise<HistoryEntry[]> {
    const words = [this.keys.tag(owner), owner, name];
    const parts = await this.connection.run(LAST, [this.keys.owner(owner)], words);
    return (parts as [string, string, string][])
      .map((part) => entryOf(...part))
      .toSorted(byPart(name));
  }
}

const byPart = (name: string) => (one: HistoryEntry, other: HistoryEntry) =>
  Number(other.name === name) - Number(one.name === name);

const entriesOf = (owner: string, [name, entries]: Slices[number]) =>
  entries.map((entry) => entryOf(owner, name, entry));

const END_OF_HEADER = '\n';

/** Kept as "version change size at undoable door command parts", a new line and the state before. */
export function entryOf(owner: string, name: string, kept: string): HistoryEntry {
  const end = kept.indexOf(END_OF_HEADER);
  const [version, change, size, at, undoable, door, command] = kept.slice(0, end).split(' ');
  return {
    owner,
    name,
    version: Number(version),
    change: Number(change),
    size: Number(size),
    at: Number(at),
    isUndoable: undoable === '1',
    door: door!,
    command: command || null,
    before: kept.slice(end + 1) || null,
  };
}

export const placeIn = (kept: string, owner: string, name: string) =>
  kept
    .slice(0, kept.indexOf(END_OF_HEADER))
    .split(' ')
    .at(-1)!
    .split(',')
    .indexOf(`${owner}:${name}`);

export const aboutOf = (at: number, isUndoable: boolean, door: string, command: string | null) =>
  `${at} ${isUndoable ? 1 : 0} ${door} ${command ?? ''}`;
