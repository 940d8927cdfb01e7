import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Clock } from './clock.js';
import { newKey } from './key.js';
import { notFound, stale } from './refusal.js';
import type { Session } from './session.js';
import { knownSlices, type AnySlice, type Slice, type Snapshot } from './slice.js';
import { snapshot, stored, toJson } from './slice.json.js';
import { Store, type Owner, type Row } from './store.js';

type StoredOf<S extends AnySlice> = NonNullable<S['types']>['stored'];
type StateOf<S extends AnySlice> = NonNullable<S['types']>['state'];
type AllStored<All> = { [I in keyof All]: All[I] extends AnySlice ? StoredOf<All[I]> : never };
type AllSnapshots<All> = {
  [I in keyof All]: All[I] extends AnySlice ? Snapshot<StateOf<All[I]>> : never;
};

type ChangeAll = (stored: unknown[]) => unknown[];

/** The one place where a visitor's state is read and changed. */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: Store,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async read<Stored extends object, State>(session: Session, slice: Slice<Stored, State>) {
    const owner = slice.keep === 'visitor' ? session.visitor : session.owner?.key;
    const [row] = owner ? await this.store.rows(owner, [slice.name]) : [];
    return snapshot(slice, row) as Snapshot<State>;
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
  async end(session: Session) {
    const { owner } = session;
    await Promise.all([owner && this.store.end(owner.key), session.cookie.clear()]);
    session.owner = null;
  }

  /** Gives the session a new id; what it holds stays. */
  async renew(session: Session) {
    if (!session.owner) throw notFound('There is no session to renew.');
    await session.cookie.renew();
  }

  /** @returns all that is kept of the session, or null for a stranger */
  async inspect({ owner }: Session) {
    if (!owner) return null;
    const rows = await this.store.allRows(owner.key);
    const visitorRows = await this.store.allRows(owner.visitor);
    return {
      startedAt: iso(owner.startedAt),
      idleExpiresAt: iso(owner.idleExpiresAt),
      expiresAt: iso(owner.expiresAt),
      tabs: 0,
      slices: [...rows, ...visitorRows].flatMap(inspectRow),
    };
  }

  private async changeAll(session: Session, slices: readonly AnySlice[], change: ChangeAll) {
    const isNew = !session.owner;
    const owner = session.owner ?? this.newOwner(session.visitor);
    const { commandId } = session;
    const step = (rows: readonly (Row | undefined)[]) => this.step(session, slices, change, rows);
    const done = await this.store.change({ owner, isNew, places: slices, commandId, step });
    if (isNew && done.written.length > 0) await this.begin(session, owner);
    return slices.map((slice, index) => snapshot(slice, done.rows[index] ?? undefined));
  }

  private step(
    session: Session,
    slices: readonly AnySlice[],
    change: ChangeAll,
    rows: readonly (Row | undefined)[],
  ) {
    mustBeFresh(session, slices[0]!, rows[0]);
    const before = slices.map((slice, index) => stored(slice, rows[index]));
    const beforeJson = before.map((state) => JSON.stringify(state));
    return change(before).map((state, index) => {
      const json = toJson(slices[index]!, state);
      return json === beforeJson[index] ? undefined : json;
    });
  }

  private newOwner(visitor: string | null): Owner {
    const startedAt = this.clock.now();
    const expiresAt = startedAt + this.config.maxMs;
    const idleExpiresAt = startedAt + this.config.idleMs;
    return { key: newKey(), visitor: visitor ?? newKey(), startedAt, idleExpiresAt, expiresAt };
  }

  private async begin(session: Session, owner: Owner) {
    await session.cookie.begin(owner);
    session.owner = owner;
  }
}

function mustBeFresh({ ifVersion }: Session, slice: AnySlice, row: Row | undefined) {
  if (ifVersion !== undefined && ifVersion !== (row?.version ?? 0))
    throw stale(snapshot(slice, row));
}

function inspectRow(row: Row) {
  const slice = knownSlices.get(row.name);
  if (!slice) return [];
  const { version, state } = snapshot(slice, row);
  const bytes = Buffer.byteLength(row.state);
  return [
    { slice: row.name, keep: slice.keep, version, bytes, changedAt: iso(row.changedAt), state },
  ];
}

// Array.isArray does not narrow a readonly array.
const isList = (slices: AnySlice | readonly AnySlice[]): slices is readonly AnySlice[] =>
  Array.isArray(slices);

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
