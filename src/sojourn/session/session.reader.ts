import { Injectable } from '@nestjs/common';
import { keyOf } from './change.js';
import { Clock } from './clock.js';
import { inspection } from './inspect.js';
import { sessionOfOwner, type Session } from './session.js';
import type { AnySlice, Snapshot } from './slice.js';
import { snapshot } from './slice.json.js';
import { Slices } from './slices.js';
import { Storage } from './storage.js';

export type Reader = Pick<Session, 'owner' | 'visitor'>;

/** To look keeps no session alive. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly storage: Storage,
    private readonly slices: Slices,
    private readonly clock: Clock,
  ) {}

  async read(session: Reader, slices: readonly AnySlice[]): Promise<Snapshot[]> {
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

  async top({ name }: AnySlice, count: number) {
    const owners = await this.storage.top(name, count, this.clock.now());
    return owners.map((owner) => sessionOfOwner(owner));
  }

  async of(key: string) {
    const owner = await this.storage.owner(key, this.clock.now());
    return owner ? sessionOfOwner(owner, { door: 'timer' }) : null;
  }

  async inspect({ owner }: Pick<Session, 'owner'>) {
    if (!owner) return null;
    const rows = await this.storage.readAll([owner.key, owner.visitor]);
    const seats = await this.storage.tabs.count(owner.key);
    return inspection(owner, rows, seats, this.slices, this.clock.now());
  }
}

/** Undefined for a stranger. */
export function keeperOf({ owner, visitor }: Reader, keep: AnySlice['keep']) {
  if (keep === 'session') return owner?.key;
  return keyOf({ key: '', visitor: visitor ?? '' }, keep) || undefined;
}
