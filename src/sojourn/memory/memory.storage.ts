import type { Change, Owner } from '../session/change.js';
import type { Clock } from '../session/clock.js';
import { LIMITS, type KeptLimits } from '../session/limits.js';
import type { End } from '../session/session.js';
import { ENDS_KEPT_MS, Storage } from '../session/storage.js';
import type { RowKey } from '../session/storage.parts.js';
import { MemoryBuckets } from './memory.buckets.js';
import { MemoryChanges } from './memory.changes.js';
import { MemoryDue } from './memory.due.js';
import { MemoryHistory } from './memory.history.js';
import { MemoryOwner } from './memory.owner.js';
import { MemoryRecords } from './memory.records.js';
import { MemorySeats } from './memory.seats.js';

export class MemoryStorage extends Storage {
  private readonly owners = new Map<string, MemoryOwner>();
  private readonly ends = new Map<string, { end: End; at: number }>();
  readonly history = new MemoryHistory(this.owners);
  readonly due = new MemoryDue(this.owners);
  readonly tabs = new MemorySeats(this.owners);
  readonly buckets = new MemoryBuckets();
  private readonly changes: MemoryChanges;
  readonly records = new MemoryRecords(this.owners, (sid, end, at) =>
    this.ends.set(sid, { end, at }),
  );

  constructor(private readonly limits: KeptLimits = LIMITS) {
    super();
    this.changes = new MemoryChanges(this.owners, this.feed, limits);
  }

  async owner(key: string, now: number) {
    const kept = this.owners.get(key);
    return kept?.lives(now) && !kept.isVisitor ? { ...kept.owner } : undefined;
  }

  async ownerOf(sid: string, now: number) {
    const key = this.records.ownerOf(sid);
    return key === undefined ? undefined : this.owner(key, now);
  }

  async read(keys: readonly RowKey[]) {
    return keys.map(({ owner, name }) => this.owners.get(owner)?.rows.get(name));
  }

  async readAll(owners: readonly string[]) {
    return owners.flatMap((owner) =>
      [...(this.owners.get(owner)?.rows.values() ?? [])]
        .toSorted((one, other) => (one.name < other.name ? -1 : 1))
        .map((row) => ({ ...row, owner })),
    );
  }

  async commit(change: Change) {
    return this.changes.commit(change);
  }

  async begin(owner: Owner) {
    if (!this.owners.has(owner.key))
      this.owners.set(owner.key, new MemoryOwner({ ...owner }, false, this.limits));
  }

  async end(key: string, now: number) {
    if (!this.owners.delete(key)) return;
    for (const id of [key, ...this.records.drop(key)]) this.ends.set(id, { end: 'ended', at: now });
    this.feed.publish({ kind: 'ended', owner: key, reason: 'ended' });
  }

  async endOf(sid: string) {
    return this.ends.get(sid)?.end ?? 'expired';
  }

  async touch(key: string, idleMs: number, clock: Pick<Clock, 'now'>) {
    const kept = this.owners.get(key);
    if (!kept?.lives(clock.now())) return false;
    kept.owner.idleExpiresAt = Math.max(kept.owner.idleExpiresAt, clock.now() + idleMs);
    return true;
  }

  async top(name: string, count: number, now: number) {
    const rankOf = (kept: MemoryOwner) => kept.ranks.get(name) ?? 0;
    return [...this.owners.values()]
      .filter((kept) => kept.lives(now) && rankOf(kept) > 0)
      .toSorted((a, b) => rankOf(b) - rankOf(a) || (a.owner.key < b.owner.key ? -1 : 1))
      .slice(0, count)
      .map(({ owner }) => ({ ...owner }));
  }

  async sweep(now: number) {
    const over = [...this.owners].filter(([, kept]) => !kept.lives(now));
    for (const [key] of over) {
      this.owners.delete(key);
      this.records.drop(key);
    }
    for (const [key, { at }] of this.ends) if (at <= now - ENDS_KEPT_MS) this.ends.delete(key);
    return over.filter(([, { isVisitor }]) => !isVisitor).map(([key]) => key);
  }

  async probe() {}

  async close() {}
}
