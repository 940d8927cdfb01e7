import { Injectable } from '@nestjs/common';
import { EVERYONE, keyOf, type Owner } from './change.js';
import { Clock } from './clock.js';
import { fingerprint } from './fingerprint.js';
import { inspection } from './inspect.js';
import { Owners } from './owners.js';
import { notFound, Refusal } from './refusal.js';
import {
  mustBeCurrent,
  mustExpectNone,
  sessionOfOwner,
  type CookieSession,
  type Expected,
  type Session,
} from './session.js';
import { stepOf, type AllSnapshots, type AllStored, type ChangeAll } from './slice.change.js';
import type { AnySlice, Slice, Snapshot } from './slice.js';
import { snapshot } from './slice.json.js';
import { Slices } from './slices.js';
import { Storage } from './storage.js';
import { Tally } from './tally.js';

type Reader = Pick<Session, 'owner' | 'visitor'>;

/** The one place where a visitor's state is read and changed. Tabs are told by the storage's feed. */
@Injectable()
export class SessionService {
  constructor(
    private readonly storage: Storage,
    private readonly owners: Owners,
    private readonly slices: Slices,
    private readonly clock: Clock,
    private readonly tally: Tally,
  ) {}

  /** @returns the slice as it is now, or several as they were at one moment */
  read<Stored extends object, State>(
    session: Reader,
    slice: Slice<Stored, State>,
  ): Promise<Snapshot<State>>;
  read<All extends readonly AnySlice[]>(
    session: Reader,
    slices: readonly [...All],
  ): Promise<AllSnapshots<All>>;
  async read(session: Reader, slices: AnySlice | readonly AnySlice[]): Promise<unknown> {
    if (isList(slices)) return this.readAll(session, slices);
    const [only] = await this.readAll(session, [slices]);
    return only;
  }

  /**
   * Changes one slice, or several that change together or not at all, in one atomic step.
   * One command makes one change: a command that is sent again is answered with what its first change came to.
   * @param change pure and synchronous: it may run again; what it throws refuses the change
   * @returns the snapshots, once they are durable
   * @throws Refusal `stale`, `too-large`, `session-ended`, `key-reused`, `unavailable`
   * @example sessions.change(session, Cart, (cart) => withLine(cart, 'tea'))
   */
  change<Stored extends object, State>(
    session: Session,
    slice: Slice<Stored, State>,
    change: (stored: Stored) => Stored,
  ): Promise<Snapshot<State>>;
  change<All extends readonly AnySlice[]>(
    session: Session,
    slices: readonly [...All],
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

  /**
   * Answers a command that keeps nothing. Where it is sent again, `now` is the time of the first answer.
   * @param answer pure and synchronous: it may run again; `now` in milliseconds since 1970
   * @throws Refusal `stale` where a version is expected, `key-reused`, `session-ended`, `unavailable`, and what `answer` throws
   * @example sessions.answer(session, (now) => signed(payload, now))
   */
  async answer<Answer>(session: Session, answer: (now: number) => Answer): Promise<Answer> {
    mustExpectNone(session);
    const { owner, commandId } = session;
    const now = this.clock.now();
    if (!owner || !commandId) return answer(now);
    const unlessRefused = () => {
      answer(now);
      return [];
    };
    const { at } = await this.commit(session, owner, false, [], unlessRefused);
    return answer(at);
  }

  /** Changes what is everyone's. */
  async publish<Stored extends object, State>(slice: Slice<Stored, State>, stored: Stored) {
    const everyone = sessionOfOwner(EVERYONE, { door: 'timer' });
    const { snapshots } = await this.commit(everyone, EVERYONE, true, [slice], () => [stored]);
    return snapshots[0] as Snapshot<State>;
  }

  /**
   * Changes slices where each is at the version that is expected of it.
   * @throws Refusal `stale` otherwise
   */
  changeAll(
    session: Session,
    slices: readonly AnySlice[],
    change: ChangeAll,
    expected: readonly Expected[] = [session.ifVersion],
  ) {
    if (slices.some(({ keep }) => keep === 'everyone'))
      throw new TypeError('What is everyone’s is changed by publish, and by no session.');
    mustBeCurrent(session);
    return this.changeOwn(session, slices, change, expected);
  }

  /** @returns the living sessions that rank highest by a slice, the highest first */
  async top({ name }: AnySlice, count: number) {
    const owners = await this.storage.top(name, count, this.clock.now());
    return owners.map((owner) => sessionOfOwner(owner));
  }

  /**
   * Ends the session for good: nothing that is still under way can bring it back.
   * @throws Refusal `stale` where a version is expected, `key-reused`
   */
  async end(session: CookieSession) {
    mustBeCurrent(session);
    // An end waits for no store that can't look just now.
    await this.isAnswered(session).catch(unlessUnavailable);
    if (session.owner) await this.storage.end(session.owner.key, this.clock.now());
    session.clear();
  }

  /**
   * Gives the session a new id; what it holds stays, and so do its tabs.
   * @throws Refusal `not-found` without a session, `stale` where a version is expected, `key-reused`, `unavailable`
   */
  async renew(session: CookieSession) {
    mustBeCurrent(session);
    if (!session.owner) throw notFound('There is no session to renew.');
    if (await this.isAnswered(session)) return;
    await session.renew(this.clock.now());
    // Not before: whoever never got the new id could not renew again.
    await this.answer(session, () => undefined);
  }

  /** Keeps the session alive. @returns when it ends, in milliseconds since 1970 */
  async stay(session: Session) {
    const { owner } = session;
    if (!owner) throw notFound('There is no session to keep.');
    const idleExpiresAt = await this.answer(session, (now) => this.owners.idleEnd(now));
    await this.owners.stay(owner);
    return { idleExpiresAt, expiresAt: owner.expiresAt };
  }

  /** @returns the session of an owner while it lives; unlike a visitor's own doing, this keeps nothing alive */
  async of(key: string) {
    const owner = await this.storage.owner(key, this.clock.now());
    return owner ? sessionOfOwner(owner, { door: 'timer' }) : null;
  }

  /** @returns all that is kept of the session, or null for a stranger */
  async inspect({ owner }: Pick<Session, 'owner'>) {
    if (!owner) return null;
    const rows = await this.storage.readAll([owner.key, owner.visitor]);
    return inspection(
      owner,
      rows,
      await this.storage.seats(owner.key),
      this.slices,
      this.clock.now(),
    );
  }

  /** @returns whether this very command was answered before */
  private async isAnswered(session: Session) {
    mustExpectNone(session);
    const { owner, commandId } = session;
    if (!owner || !commandId) return false;
    try {
      await this.commit(session, owner, false, [], () => {
        throw UNANSWERED;
      });
      return true;
    } catch (error) {
      if (error === UNANSWERED) return false;
      throw error;
    }
  }

  private async readAll(session: Reader, slices: readonly AnySlice[]): Promise<Snapshot[]> {
    const now = this.clock.now();
    const owners = slices.map(({ keep }) => keeperOf(session, keep));
    const keys = slices.flatMap(({ name }, index) =>
      owners[index] ? { owner: owners[index], name } : [],
    );
    const rows = keys.length > 0 ? await this.storage.read(keys) : [];
    const found = rows.values();
    return slices.map((slice, index) =>
      snapshot(slice, owners[index] ? found.next().value : undefined, now),
    );
  }

  private async changeOwn(
    session: Session,
    slices: readonly AnySlice[],
    change: ChangeAll,
    expected: readonly Expected[],
  ) {
    const isNew = !session.owner;
    const owner = session.owner ?? this.owners.create(session.visitor);
    const done = await this.commit(session, owner, isNew, slices, change, expected);
    if (isNew && done.isWritten) await this.begin(session, owner);
    if (done.isWritten && slices.some(({ keep }) => keep === 'visitor')) session.keepVisitor?.();
    return done.snapshots;
  }

  private async commit(
    session: Session,
    owner: Owner,
    isNew: boolean,
    slices: readonly AnySlice[],
    change: ChangeAll,
    expected: readonly Expected[] = [],
  ) {
    const { command = null, door = 'json', commandId } = session;
    const now = this.clock.now();
    const step = stepOf(expected, slices, change, now);
    const once = commandId ? { id: commandId, fingerprint: fingerprint(session) } : undefined;
    const about = { owner, isNew, places: slices, now, command, door, once };
    const { rows, at, isWritten } = await this.tally.timed(step, (counted) =>
      this.storage.commit({ ...about, step: counted }),
    );
    const snapshots = slices.map((slice, index) => snapshot(slice, rows[index], at));
    return { snapshots, at, isWritten };
  }

  private async begin(session: Session, owner: Owner) {
    await session.begin(owner);
    session.owner = owner;
  }
}

function keeperOf({ owner, visitor }: Reader, keep: AnySlice['keep']) {
  if (keep === 'session') return owner?.key;
  return keyOf({ key: '', visitor: visitor ?? '' }, keep) || undefined;
}

/** Refuses what would be answered for the first time. */
const UNANSWERED = new Error('It was not answered yet.');

function unlessUnavailable(error: unknown) {
  if (!(error instanceof Refusal) || error.code !== 'unavailable') throw error;
}

// Array.isArray does not narrow a readonly array.
const isList = (slices: AnySlice | readonly AnySlice[]): slices is readonly AnySlice[] =>
  Array.isArray(slices);
