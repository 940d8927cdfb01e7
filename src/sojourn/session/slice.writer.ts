import { Injectable } from '@nestjs/common';
import { EVERYONE, type Owner } from './change.js';
import { Clock } from './clock.js';
import { fingerprint } from './fingerprint.js';
import { Owners } from './owners.js';
import { mustBeCurrent, sessionOfOwner, type Expected, type Session } from './session.js';
import { stepOf, type ChangeAll } from './slice.change.js';
import type { AnySlice, Slice, Snapshot } from './slice.js';
import { snapshot } from './slice.json.js';
import { Storage } from './storage.js';
import { Tally } from './tally.js';

@Injectable()
export class SliceWriter {
  constructor(
    private readonly storage: Storage,
    private readonly owners: Owners,
    private readonly clock: Clock,
    private readonly tally: Tally,
  ) {}

  async change(
    session: Session,
    slices: readonly AnySlice[],
    change: ChangeAll,
    expected: readonly Expected[],
  ) {
    if (slices.some(({ keep }) => keep === 'everyone'))
      throw new TypeError('What is everyone’s is changed by publish, and by no session.');
    mustBeCurrent(session);
    const isNew = !session.owner;
    const owner = session.owner ?? this.owners.create(session.visitor);
    const done = await this.commit(session, owner, isNew, slices, change, expected);
    if (isNew && done.isWritten) await this.begin(session, owner);
    if (done.isWritten && slices.some(({ keep }) => keep === 'visitor')) session.keepVisitor?.();
    return done.snapshots;
  }

  async publish<Stored extends object, State>(slice: Slice<Stored, State>, stored: Stored) {
    const everyone = sessionOfOwner(EVERYONE, { door: 'timer' });
    const { snapshots } = await this.commit(everyone, EVERYONE, true, [slice], () => [stored]);
    return snapshots[0] as Snapshot<State>;
  }

  async commit(
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
