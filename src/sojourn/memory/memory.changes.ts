import { applyChange, type Writes } from '../session/apply.change.js';
import { keyOf, type Change, type Committed } from '../session/change.js';
import type { Feed } from '../session/feed.js';
import type { KeptLimits } from '../session/limits.js';
import { VISITOR_MS } from '../session/storage.js';
import { entryOf, MemoryOwner } from './memory.owner.js';

export class MemoryChanges {
  private made = 0;

  constructor(
    private readonly owners: Map<string, MemoryOwner>,
    private readonly feed: Feed,
    private readonly limits: KeptLimits,
  ) {}

  commit(change: Change): Committed {
    const { owner, places, once, now } = change;
    const isAlive = this.owners.get(owner.key)?.lives(now) ?? false;
    const answered = once && this.owners.get(owner.key)?.answerTo(once.id, now);
    const rows = places.map(({ name, keep }) =>
      this.owners.get(keyOf(owner, keep))?.rows.get(name),
    );
    const writes = applyChange(change, { isAlive, answered, rows });
    this.write(change, writes);
    return { rows: writes.rows, at: writes.at, isWritten: writes.written.length > 0 };
  }

  private write(change: Change, { rows, at, written, due, isUndoable, answer }: Writes) {
    const about = { change: ++this.made, size: written.length, isUndoable };
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
