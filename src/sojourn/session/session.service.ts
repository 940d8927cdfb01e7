import { Injectable } from '@nestjs/common';
import { Answers } from './answers.js';
import { Lifetime } from './lifetime.js';
import type { CookieSession, Expected, Session } from './session.js';
import { SessionReader, type Reader } from './session.reader.js';
import type { AllSnapshots, AllStored, ChangeAll } from './slice.change.js';
import type { AnySlice, Slice, Snapshot } from './slice.js';
import { SliceWriter } from './slice.writer.js';

/** The one place where a visitor's state is read and changed. Open tabs are told each change. */
@Injectable()
export class SessionService {
  constructor(
    private readonly reader: SessionReader,
    private readonly writer: SliceWriter,
    private readonly answers: Answers,
    private readonly lifetime: Lifetime,
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
    if (isList(slices)) return this.reader.read(session, slices);
    const [only] = await this.reader.read(session, [slices]);
    return only;
  }

  /**
   * Changes one slice, or several together, in one atomic step; once for a command, which is answered the same again.
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
   * Answers a command that keeps nothing.
   * @param answer pure and synchronous: it may run again; `now` in milliseconds since 1970, of the first time
   * @throws Refusal `stale`, `key-reused`, `session-ended`, `unavailable`, and what `answer` throws
   * @example sessions.answer(session, (now) => signed(payload, now))
   */
  answer<Answer>(session: Session, answer: (now: number) => Answer) {
    return this.answers.answer(session, answer);
  }

  /** Changes a slice with `keep: 'everyone'`. */
  publish<Stored extends object, State>(slice: Slice<Stored, State>, stored: Stored) {
    return this.writer.publish(slice, stored);
  }

  /** `change` for slices of any type. @throws Refusal `stale` where one has not the `expected` version */
  changeAll(
    session: Session,
    slices: readonly AnySlice[],
    change: ChangeAll,
    expected: readonly Expected[] = [session.ifVersion],
  ) {
    return this.writer.change(session, slices, change, expected);
  }

  /** @returns the living sessions with the highest `rank` of a slice, the highest first */
  top(slice: AnySlice, count: number) {
    return this.reader.top(slice, count);
  }

  /**
   * Ends the session for good: nothing that is still under way can bring it back.
   * @throws Refusal `stale` where a version is expected, `key-reused`
   */
  end(session: CookieSession) {
    return this.lifetime.end(session);
  }

  /**
   * Gives the session a new id; its slices and tabs stay.
   * @throws Refusal `not-found` without a session, `stale` where a version is expected, `key-reused`, `unavailable`
   */
  renew(session: CookieSession) {
    return this.lifetime.renew(session);
  }

  /** Keeps the session alive. @returns when it ends, in milliseconds since 1970 */
  stay(session: Session) {
    return this.lifetime.stay(session);
  }

  /** @returns the session of an owner while it lives; this does not keep it alive */
  of(key: string) {
    return this.reader.of(key);
  }

  /** @returns all that is kept of the session; null for a stranger */
  inspect(session: Pick<Session, 'owner'>) {
    return this.reader.inspect(session);
  }
}

// Array.isArray does not narrow a readonly array.
const isList = (slices: AnySlice | readonly AnySlice[]): slices is readonly AnySlice[] =>
  Array.isArray(slices);
