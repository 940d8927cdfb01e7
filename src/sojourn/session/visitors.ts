import { Injectable } from '@nestjs/common';
import { AuditLog } from './audit.log.js';
import type { Change, Next, Owner } from './change.js';
import { Clock } from './clock.js';
import { fingerprint } from './fingerprint.js';
import { mustBeCurrent, mustExpectNone, type CookieSession, type Session } from './session.js';
import type { AnySlice } from './slice.js';
import { toJson } from './slice.json.js';
import { Slices } from './slices.js';
import { Storage } from './storage.js';

@Injectable()
export class Visitors {
  constructor(
    private readonly storage: Storage,
    private readonly slices: Slices,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async forget(session: Session) {
    mustBeCurrent(session);
    mustExpectNone(session);
    const { owner, visitor } = session;
    if (owner) await this.storage.commit(this.forgetting(session, owner));
    else if (visitor) await this.storage.end(visitor, this.clock.now());
    // Where it is sent again, something may be kept by now.
    if ((await this.kept(session)).length === 0) session.forgetVisitor?.();
    this.audit.visitorForgotten(owner?.key);
  }

  async kept({ visitor }: Pick<Session, 'visitor'>) {
    const rows = visitor ? await this.storage.readAll([visitor]) : [];
    const filled = rows.filter(({ name, state }) => state !== emptyJson(this.slices.get(name)));
    return filled.map(({ name }) => name);
  }

  /** It may have been forgotten, and then kept again by a socket, which can't set cookies. */
  async remind(session: CookieSession) {
    if (!session.owner || !session.isNameless) return;
    if ((await this.kept(session)).length > 0) session.keepVisitor?.();
  }

  private forgetting(session: Session, owner: Owner): Change {
    const { command = null, door = 'json', commandId } = session;
    const places = this.slices.all.filter(({ keep }) => keep === 'visitor');
    return {
      owner,
      isNew: false,
      places: places.map(({ name, keep }) => ({ name, keep, undoable: false })),
      now: this.clock.now(),
      command,
      door,
      once: commandId ? { id: commandId, fingerprint: fingerprint(session) } : undefined,
      forgets: true,
      // Written also where it is empty already: the versions that tabs have must not come again.
      step: (rows) => rows.map((row, index) => startOver(places[index]!, row !== undefined)),
    };
  }
}

const startOver = (slice: AnySlice, isThere: boolean): Next => ({
  state: isThere ? emptyJson(slice) : undefined,
  rank: null,
  dueAt: slice.dueAt?.(slice.initial),
});

const emptyJson = (slice: AnySlice | undefined) => slice && toJson(slice, slice.initial);
