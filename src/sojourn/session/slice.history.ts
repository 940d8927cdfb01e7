import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { keyOf } from './change.js';
import { Clock } from './clock.js';
import { nothingToUndo, notUndoable, stale } from './refusal.js';
import type { Session } from './session.js';
import { SessionService } from './session.service.js';
import type { AnySlice, Snapshot } from './slice.js';
import { described, idOf, storedBefore, viewed, type SliceChange } from './slice.past.js';
import { Slices } from './slices.js';
import { Storage } from './storage.js';
import type { HistoryEntry } from './storage.parts.js';

/** The last changes of a session's slices, and their undo. */
@Injectable()
export class SliceHistory {
  constructor(
    private readonly storage: Storage,
    private readonly sessions: SessionService,
    private readonly slices: Slices,
    private readonly clock: Clock,
  ) {}

  /** @returns the last changes of each slice, newest first. @param shown how many and of which slice; default: all */
  async changes(session: Session, { atMost = Infinity, slice }: Shown = {}) {
    const owners = ownersOf(session);
    const [entries, rows] = await Promise.all([
      this.storage.history.of(owners),
      this.storage.readAll(owners),
    ]);
    const seen = new Map(rows.map((row) => [idOf(row), row] as const));
    const changes: SliceChange[] = [];
    let begunAt = performance.now();
    for (const entry of entries.filter(({ name }) => !slice || name === slice)) {
      if (changes.length >= atMost) break;
      changes.push(...described(entry, seen, this.slices));
      // Long lists take a while to compare, and others are not to wait for it.
      if (performance.now() - begunAt < TURN_MS) continue;
      await nextTurn();
      begunAt = performance.now();
    }
    return changes;
  }

  /**
   * Takes back the latest change of a slice, and what it did to others, by a new version with the state before.
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

  /** @returns what the latest change of a slice took away, in words, where it can be taken back */
  async removal(session: Session, slice: AnySlice, { version, state }: Told) {
    if (!slice.removal || version === 0 || !slice.undoable) return undefined;
    const parts = await this.lastChange(session, slice);
    const [latest] = parts;
    if (latest?.version !== version || !latest.isUndoable || parts.length !== latest.size)
      return undefined;
    return slice.removal(viewed(slice, latest.before, latest.at), state);
  }

  private lastChange({ owner, visitor }: Session, { keep, name }: AnySlice) {
    const key = keyOf({ key: owner?.key ?? '', visitor: visitor ?? '' }, keep);
    return this.storage.history.last({ owner: key, name });
  }

  private async partsOf(session: Session, slice: AnySlice, version: number) {
    const current = await this.sessions.read(session, slice);
    if (current.version !== version) throw stale(current);
    const parts = await this.lastChange(session, slice);
    const [latest] = parts;
    // It was never changed, or before there was a history.
    if (!latest) throw nothingToUndo();
    if (latest.version !== version) throw stale(await this.sessions.read(session, slice));
    // Another slice of that change may have gone on for so long that its part is forgotten.
    if (!latest.isUndoable || parts.length !== latest.size) throw notUndoable();
    return parts;
  }

  private async takeBack(session: Session, parts: readonly HistoryEntry[]) {
    const slices = parts.map(({ name }) => this.slices.get(name)!);
    const now = this.clock.now();
    const before = () => parts.map((part, index) => storedBefore(slices[index]!, part, now));
    const expected = parts.map(({ version }) => version);
    const { ifVersion = expected[0] } = session;
    const [changed] = await this.sessions.changeAll(session, slices, before, [
      [ifVersion].flat().includes(expected[0]) ? expected[0] : NEVER,
      ...expected.slice(1),
    ]);
    return changed!;
  }
}

/** Others wait while states are compared. */
const TURN_MS = 5;

const ownersOf = ({ owner, visitor }: Session) =>
  [owner?.key, visitor].filter((key) => key != null);

type Told = Pick<Snapshot, 'version' | 'state'>;

interface Shown {
  atMost?: number;
  slice?: string | undefined;
}

/** Who expects another version than the one to be taken back is refused as stale. */
const NEVER = -1;
