import { applyChange, type Writes } from '../session/apply.change.js';
import { keyOf, type Change, type Committed, type Owner } from '../session/change.js';
import type { Clock } from '../session/clock.js';
import { LIMITS, type KeptLimits } from '../session/limits.js';
import type { End } from '../session/session.js';
import {
  CLAIM_MS,
  ENDS_KEPT_MS,
  Storage,
  VISITOR_MS,
  type RowKey,
  type Withdrawal,
} from '../session/storage.js';
import { entryOf, MemoryOwner } from './memory.owner.js';
import { MemoryRecords } from './memory.records.js';

export class MemoryStorage extends Storage {
  private readonly owners = new Map<string, MemoryOwner>();
  private readonly ends = new Map<string, { end: End; at: number }>();
  /** When each is full again, by `performance.now()`. */
  private readonly buckets = new Map<string, number>();
  private changes = 0;
  readonly records = new MemoryRecords(this.owners, (sid, end, at) =>
    this.ends.set(sid, { end, at }),
  );

  constructor(private readonly limits: KeptLimits = LIMITS) {
    super();
  }

  async owner(key: string, now: number) {
    const kept = this.owners.get(key);
    return kept?.lives(now) && !kept.isVisitor ? { ...kept.owner } : undefined;
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

  async commit(change: Change): Promise<Committed> {
    const { owner, places, now } = change;
    const isAlive = this.owners.get(owner.key)?.lives(now) ?? false;
    const rows = places.map(({ name, keep }) =>
      this.owners.get(keyOf(owner, keep))?.rows.get(name),
    );
    const writes = applyChange(change, { isAlive, answered: this.answered(change), rows });
    this.write(change, writes);
    return { rows: writes.rows, at: writes.at, isWritten: writes.written.length > 0 };
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

  async claimDue(now: number, count: number) {
    const all = [...this.owners].flatMap(([owner, { due }]) =>
      [...due].map(([name, at]) => ({ owner, name, at })),
    );
    const claimed = all
      .filter(({ at }) => at <= now)
      .toSorted((one, other) => one.at - other.at)
      .slice(0, count);
    for (const { owner, name } of claimed) this.owners.get(owner)!.due.set(name, now + CLAIM_MS);
    return claimed.map(({ owner, name }) => ({ owner, name }));
  }

  async dropDue({ owner, name }: RowKey) {
    this.owners.get(owner)?.due.delete(name);
  }

  async history(owners: readonly string[]) {
    return owners
      .flatMap((owner) => this.owners.get(owner)?.history ?? [])
      .toSorted((one, other) => other.change - one.change);
  }

  async lastChange({ owner, name }: RowKey) {
    const latest = this.owners.get(owner)?.history.find((entry) => entry.name === name);
    const all = [...this.owners.values()].flatMap(({ history }) => history);
    const others = all.filter((entry) => entry.change === latest?.change && entry !== latest);
    return latest ? [latest, ...others] : [];
  }

  async seat(owner: string, tab: string, limit: number) {
    const tabs = this.owners.get(owner)?.tabs;
    if (tabs && tabs.size >= limit) return false;
    tabs?.add(tab);
    return true;
  }

  async unseat(owner: string, tab: string) {
    this.owners.get(owner)?.tabs.delete(tab);
  }

  async seats(owner: string) {
    return this.owners.get(owner)?.tabs.size ?? 0;
  }

  async withdraw(withdrawals: readonly Withdrawal[]) {
    const now = performance.now();
    for (const [bucket, fullAt] of this.buckets) if (fullAt <= now) this.buckets.delete(bucket);
    return withdrawals.map(({ bucket, ms }) => {
      const fullInMs = Math.max((this.buckets.get(bucket) ?? 0) - now, 0) + ms;
      this.buckets.set(bucket, now + fullInMs);
      return fullInMs;
    });
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

  private answered({ owner, once, now }: Change) {
    return once && this.owners.get(owner.key)?.answerTo(once.id, now);
  }

  private write(change: Change, { rows, at, written, due, isUndoable, answer }: Writes) {
    const about = { change: ++this.changes, size: written.length, isUndoable };
    if (change.forgets && written.length > 0) this.owners.delete(change.owner.visitor);
    for (const slice of written)
      this.kept(slice.owner, change).save(slice, entryOf(slice, change, about));
    for (const each of due) this.owners.get(each.owner)?.setDue(each.name, each.at);
    if (change.forgets)
      for (const kept of this.owners.values())
        if (kept.owner.visitor === change.owner.visitor) kept.forget(rows);
    if (answer) this.owners.get(change.owner.key)?.remember({ ...answer, rows, at });
    const slices = written.map(({ owner, row }) => ({ owner, ...row, row }));
    if (slices.length > 0) this.feed.publish({ kind: 'changed', slices, isOwn: true });
  }

  /** The session begins with what it writes first, and so does what is kept for its visitor. */
  private kept(key: string, { owner, now }: Change) {
    if (!this.owners.has(owner.key))
      this.owners.set(owner.key, new MemoryOwner({ ...owner }, false, this.limits));
    const until = now + VISITOR_MS;
    const visitor = { ...owner, key, idleExpiresAt: until, expiresAt: until };
    const kept = this.owners.get(key) ?? new MemoryOwner(visitor, true, this.limits);
    if (kept.isVisitor) Object.assign(kept.owner, visitor);
    this.owners.set(key, kept);
    return kept;
  }
}
