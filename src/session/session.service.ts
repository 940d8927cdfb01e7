import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { inspection } from './inspect.js';
import { Owners } from './owners.js';
import { notFound } from './refusal.js';
import { sessionOf, type CookieSession, type Session } from './session.js';
import {
  mustBeSameCommand,
  stepOf,
  type AllSnapshots,
  type AllStored,
  type ChangeAll,
} from './slice.change.js';
import type { AnySlice, Slice, Snapshot } from './slice.js';
import { snapshot } from './slice.json.js';
import { Store, type Changed, type Owner } from './store.js';
import { Tabs } from './tabs.js';

/** The one place where a visitor's state is read and changed. */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: Store,
    private readonly owners: Owners,
    private readonly tabs: Tabs,
    private readonly clock: Clock,
  ) {}

  async read<Stored extends object, State>(
    session: Pick<Session, 'owner' | 'visitor'>,
    slice: Slice<Stored, State>,
  ) {
    const owner = slice.keep === 'visitor' ? session.visitor : session.owner?.key;
    const [row] = owner ? await this.store.rows(owner, [slice.name]) : [];
    return snapshot(slice, row, this.clock.now()) as Snapshot<State>;
  }

  /**
   * Changes one slice, or several that change together or not at all, in one atomic step.
   * @param change pure and synchronous: it may run again; what it throws refuses the change
   * @returns the snapshots, once they are durable
   * @throws Refusal `stale`, `too-large`, `session-ended`, `unavailable`
   */
  change<Stored extends object, State>(
    session: Session,
    slice: Slice<Stored, State>,
    change: (stored: Stored) => Stored,
  ): Promise<Snapshot<State>>;
  change<const All extends readonly AnySlice[]>(
    session: Session,
    slices: All,
    change: (stored: AllStored<All>) => AllStored<All>,
  ): Promise<AllSnapshots<All>>;
  async change(
    session: Session,
    slices: AnySlice | readonly AnySlice[],
    change: (stored: never) => unknown,
  ): Promise<unknown> {
    const apply = change as (stored: unknown) => unknown;
    if (isList(slices)) return this.changeAll(session, slices, apply as ChangeAll);
    const [changed] = await this.changeAll(session, [slices], ([first]) => [apply(first)]);
    return changed;
  }

  /** Ends the session for good: nothing that is still under way can bring it back. */
  async end(session: CookieSession) {
    const { owner } = session;
    await Promise.all([owner && this.store.end(owner.key), session.clear()]);
    session.owner = null;
    if (owner) this.tabs.ended(owner.key, 'ended');
  }

  /** Gives the session a new id; what it holds stays, and so do its tabs. */
  async renew(session: CookieSession) {
    if (!session.owner) throw notFound('There is no session to renew.');
    await session.renew();
  }

  /** @returns the session of an owner while it lives; unlike a visitor's own doing, this keeps nothing alive */
  async of(key: string) {
    const owner = await this.store.owner(key);
    return owner ? sessionOf(owner) : null;
  }

  /** @returns the keys of all owners that have such a slice */
  holding({ name }: AnySlice) {
    return this.store.holding(name);
  }

  /** @returns all that is kept of the session, or null for a stranger */
  async inspect({ owner }: Session) {
    if (!owner) return null;
    const rows = await this.store.allRows(owner.key);
    const kept = await this.store.allRows(owner.visitor);
    return inspection(owner, [...rows, ...kept], this.tabs.count(owner.key), this.clock.now());
  }

  private async changeAll(session: Session, slices: readonly AnySlice[], change: ChangeAll) {
    const isNew = !session.owner;
    const owner = session.owner ?? this.owners.create(session.visitor);
    const { commandId } = session;
    const now = this.clock.now();
    const step = stepOf(session, slices, change, now);
    const done = await this.store.change({ owner, isNew, places: slices, commandId, step });
    mustBeSameCommand(slices, done.rows);
    const snapshots = slices.map((slice, index) =>
      snapshot(slice, done.rows[index] ?? undefined, now),
    );
    this.tell(owner, slices, snapshots, done);
    if (isNew && done.written.length > 0) await this.begin(session, owner);
    return snapshots;
  }

  private tell(
    owner: Owner,
    slices: readonly AnySlice[],
    snapshots: readonly Snapshot[],
    { written }: Changed,
  ) {
    for (const [index, slice] of slices.entries())
      if (written.includes(slice)) this.tabs.changed(roomOf(owner, slice), snapshots[index]!);
  }

  private async begin(session: Session, owner: Owner) {
    await session.begin(owner);
    session.owner = owner;
  }
}

/** Whose tabs watch a slice. */
export const roomOf = (owner: Owner, { keep }: AnySlice) =>
  keep === 'visitor' ? owner.visitor : owner.key;

// Array.isArray does not narrow a readonly array.
const isList = (slices: AnySlice | readonly AnySlice[]): slices is readonly AnySlice[] =>
  Array.isArray(slices);
