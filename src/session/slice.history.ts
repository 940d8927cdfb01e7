import { Injectable } from '@nestjs/common';
import { keyOf } from './change.js';
import { Clock } from './clock.js';
import { jsonDiff } from './json.diff.js';
import { nothingToUndo, notUndoable, stale } from './refusal.js';
import type { Session } from './session.js';
import { SessionService } from './session.service.js';
import { knownSlices, type AnySlice, type Snapshot } from './slice.js';
import { snapshot } from './slice.json.js';
import { Storage, type HistoryEntry, type OwnedRow } from './storage.js';

/** The last changes of a session's slices, and the way back. */
@Injectable()
export class SliceHistory {
  constructor(
    private readonly storage: Storage,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  /** @returns the last changes of each slice, the newest first; none for a stranger */
  async changes({ owner }: Session) {
    if (!owner) return [];
    const owners = [owner.key, owner.visitor];
    const [entries, rows] = await Promise.all([
      this.storage.history(owners),
      this.storage.readAll(owners),
    ]);
    const seen = new Map(rows.map((row) => [idOf(row), row] as const));
    return entries.flatMap((entry) => this.describe(entry, seen));
  }

  /**
   * Takes back the latest change of a slice, with all that the change did to others: a new version with the state before.
   * @throws Refusal `stale` where `version` is not the latest, `nothing-to-undo`, `not-undoable`
   */
  async undo(session: Session, slice: AnySlice, version: number) {
    if (!slice.undoable) throw notUndoable();
    const current = await this.sessions.read(session, slice);
    if (current.version === 0 && version === 0) throw nothingToUndo();
    if (current.version !== version || !session.owner) throw stale(current);
    const parts = await this.partsOf(session.owner, slice, version);
    if (!parts) throw stale(current);
    return this.takeBack(session, slice, parts);
  }

  private async partsOf(owner: NonNullable<Session['owner']>, slice: AnySlice, version: number) {
    const entries = await this.storage.history([owner.key, owner.visitor]);
    const key = keyOf(owner, slice.keep);
    const isIt = (entry: HistoryEntry) => entry.owner === key && entry.name === slice.name;
    const latest = entries.find((entry) => isIt(entry) && entry.version === version);
    if (!latest) return undefined;
    if (!latest.isUndoable) throw notUndoable();
    const others = entries.filter((entry) => entry.change === latest.change && entry !== latest);
    const parts = [latest, ...others];
    return parts.length === latest.size ? parts : undefined;
  }

  private async takeBack(session: Session, slice: AnySlice, parts: readonly HistoryEntry[]) {
    const slices = parts.map(({ name }) => knownSlices.get(name)!);
    const now = this.clock.now();
    const before = () => parts.map((part, index) => storedBefore(slices[index]!, part, now));
    const expected = parts.map(({ version }) => version);
    mustBeExpected(session, expected[0]!, await this.sessions.read(session, slice));
    const changed = await this.sessions.changeAll(session, slices, before, expected);
    return changed[0]!;
  }

  /** What one entry did: the difference between what the world saw before and after it. */
  private describe(entry: HistoryEntry, after: Map<string, Seen>) {
    const { name, version, at, command, door } = entry;
    const slice = knownSlices.get(name);
    const next = after.get(idOf(entry));
    after.set(idOf(entry), { version: version - 1, state: entry.before, isPast: true });
    if (!slice || next?.version !== version) return [];
    const undoable = entry.isUndoable && !('isPast' in next);
    const diff = jsonDiff(viewed(slice, entry.before, at), viewed(slice, next.state, at));
    return [
      { slice: name, version, at: new Date(at).toISOString(), command, door, undoable, diff },
    ];
  }
}

type Seen = Pick<OwnedRow, 'version'> & { state: string | null; isPast?: true };

const idOf = ({ owner, name }: { owner: string; name: string }) => `${owner} ${name}`;

/** If-Match counts here as for any command. */
function mustBeExpected({ ifVersion }: Session, version: number, current: Snapshot) {
  if (ifVersion !== undefined && ifVersion !== version) throw stale(current);
}

const asSnapshot = (slice: AnySlice, state: string | null, now: number) => {
  const row = state === null ? undefined : { name: slice.name, version: 1, state, changedAt: now };
  return snapshot(slice, row, now);
};

const viewed = (slice: AnySlice, state: string | null, now: number) =>
  asSnapshot(slice, state, now).state;

const storedBefore = (slice: AnySlice, { before }: HistoryEntry, now: number) =>
  asSnapshot(slice, before, now).stored;
