import { Injectable } from '@nestjs/common';
import { keyOf } from './change.js';
import { Clock } from './clock.js';
import { jsonDiff } from './json.diff.js';
import { nothingToUndo, notUndoable, stale } from './refusal.js';
import type { Session } from './session.js';
import { SessionService } from './session.service.js';
import { knownSlices, type AnySlice } from './slice.js';
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
    const parts = await this.partsOf(session, slice, version).catch((refusal: unknown) => refusal);
    if (Array.isArray(parts)) return this.takeBack(session, parts as HistoryEntry[]);
    // Not before the store has looked whether this very command was answered already.
    const [answered] = await this.sessions.changeAll(session, [slice], () => {
      throw parts;
    });
    return answered!;
  }

  /** The entries of the change that is to be taken back, that of the slice first. */
  private async partsOf(session: Session, slice: AnySlice, version: number) {
    const { owner } = session;
    const current = await this.sessions.read(session, slice);
    if (current.version === 0 && version === 0) throw nothingToUndo();
    if (current.version !== version || !owner) throw stale(current);
    const entries = await this.storage.history([owner.key, owner.visitor]);
    const key = keyOf(owner, slice.keep);
    const latest = entries.find((entry) => isOf(entry, key, slice) && entry.version === version);
    if (!latest) throw stale(current);
    if (!latest.isUndoable) throw notUndoable();
    const others = entries.filter((entry) => entry.change === latest.change && entry !== latest);
    if (others.length + 1 !== latest.size) throw stale(current);
    return [latest, ...others];
  }

  private async takeBack(session: Session, parts: readonly HistoryEntry[]) {
    const slices = parts.map(({ name }) => knownSlices.get(name)!);
    const now = this.clock.now();
    const before = () => parts.map((part, index) => storedBefore(slices[index]!, part, now));
    const expected = parts.map(({ version }) => version);
    const { ifVersion = expected[0] } = session;
    const [changed] = await this.sessions.changeAll(session, slices, before, [
      ifVersion === expected[0] ? ifVersion : NEVER,
      ...expected.slice(1),
    ]);
    return changed!;
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

/** The version of no slice: who expects another than the one to be taken back is refused as stale. */
const NEVER = -1;

const isOf = (entry: HistoryEntry, owner: string, { name }: AnySlice) =>
  entry.owner === owner && entry.name === name;

const asSnapshot = (slice: AnySlice, state: string | null, now: number) => {
  const row = state === null ? undefined : { name: slice.name, version: 1, state, changedAt: now };
  return snapshot(slice, row, now);
};

const viewed = (slice: AnySlice, state: string | null, now: number) =>
  asSnapshot(slice, state, now).state;

const storedBefore = (slice: AnySlice, { before }: HistoryEntry, now: number) =>
  asSnapshot(slice, before, now).stored;
