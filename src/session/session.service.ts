import { Injectable } from '@nestjs/common';
import { AuditLog } from './audit.log.js';
import { Clock } from './clock.js';
import { inspection } from './inspect.js';
import { News } from './news.js';
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
import { EVERYONE, Store, type Changed, type Owner } from './store.js';
import { Tabs } from './tabs.js';

/** The one place where a visitor's state is read and changed. */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: Store,
    private readonly owners: Owners,
    private readonly tabs: Tabs,
    private readonly clock: Clock,
    private readonly news: News,
    private readonly audit: AuditLog,
  ) {}

  async read<Stored extends object, State>(
    session: Pick<Session, 'owner' | 'visitor'>,
    slice: Slice<Stored, State>,
  ) {
    const owner = keeperOf(session, slice);
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
    const list = isList(slices) ? slices : [slices];
    if (list.some(({ keep }) => keep === 'everyone'))
      throw new TypeError('What is everyone’s is changed by publish, and by no session.');
    if (isList(slices)) return this.changeAll(session, slices, apply as ChangeAll);
    const [changed] = await this.changeAll(session, list, ([first]) => [apply(first)]);
    return changed;
  }

  /** Changes what is everyone's. */
  async publish<Stored extends object, State>(slice: Slice<Stored, State>, stored: Stored) {
    const { snapshots } = await this.commit({}, EVERYONE, true, [slice], () => [stored]);
    return snapshots[0] as Snapshot<State>;
  }

  /** @returns the living sessions that rank highest by a slice, the highest first */
  async top({ name }: AnySlice, count: number) {
    return (await this.store.top(name, count)).map((owner) => sessionOf(owner));
  }

  /** Ends the session for good: nothing that is still under way can bring it back. */
  async end(session: CookieSession) {
    const { owner } = session;
    await Promise.all([owner && this.store.end(owner.key), session.clear()]);
    session.owner = null;
    if (!owner) return;
    this.audit.sessionEnded(owner.key);
    this.tabs.ended(owner.key, 'ended');
    this.news.over.next();
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
    const { snapshots, written } = await this.commit(session, owner, isNew, slices, change);
    if (isNew && written.length > 0) await this.begin(session, owner);
    return snapshots;
  }

  private async commit(
    { commandId, ifVersion }: Pick<Session, 'commandId' | 'ifVersion'>,
    owner: Owner,
    isNew: boolean,
    slices: readonly AnySlice[],
    change: ChangeAll,
  ) {
    const now = this.clock.now();
    const step = stepOf({ ifVersion }, slices, change, now);
    const done = await this.store.change({ owner, isNew, places: slices, commandId, step });
    mustBeSameCommand(slices, done.rows);
    const snapshots = slices.map((slice, index) =>
      snapshot(slice, done.rows[index] ?? undefined, now),
    );
    this.tell(owner, slices, snapshots, done);
    return { snapshots, written: done.written };
  }

  private tell(
    owner: Owner,
    slices: readonly AnySlice[],
    snapshots: readonly Snapshot[],
    { written }: Changed,
  ) {
    for (const [index, slice] of slices.entries())
      if (written.includes(slice)) {
        this.tabs.changed(roomOf(owner, slice), snapshots[index]!);
        this.news.changed.next(slice.name);
      }
  }

  private async begin(session: Session, owner: Owner) {
    await session.begin(owner);
    session.owner = owner;
  }
}

/** Whose tabs watch a slice. */
export const roomOf = ({ key, visitor }: Owner, { keep }: AnySlice) =>
  ({ session: key, visitor, everyone: EVERYONE.key })[keep];

function keeperOf({ owner, visitor }: Pick<Session, 'owner' | 'visitor'>, { keep }: AnySlice) {
  return { session: owner?.key, visitor, everyone: EVERYONE.key }[keep];
}

// Array.isArray does not narrow a readonly array.
const isList = (slices: AnySlice | readonly AnySlice[]): slices is readonly AnySlice[] =>
  Array.isArray(slices);
