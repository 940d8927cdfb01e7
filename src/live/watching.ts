import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { invalid, notFound } from '../session/refusal.js';
import { roomOf, SessionService } from '../session/session.service.js';
import { knownSlices, type AnySlice, type Snapshot } from '../session/slice.js';
import type { Owner } from '../session/store.js';
import { answer } from '../web/door.js';
import { RowDiff } from '../web/row.diff.js';
import { Push, roomName, type Form } from './push.js';

/** What a tab watches, and what it missed while it was away. */
@Injectable()
export class Watching {
  constructor(
    private readonly sessions: SessionService,
    private readonly push: Push,
    private readonly rows: RowDiff,
  ) {}

  /** @returns every named slice that is not at the version the client has */
  async watch(socket: Socket, owner: Owner, { slices, as = 'json' }: Record<string, unknown>) {
    const known = versions(slices);
    const form = formOf(as);
    // It was cut, or went, while it waited for its turn.
    if (!socket.connected) return { changed: [] };
    // Joined before reading: a change in between is then told twice, and never missed.
    for (const [slice] of known) this.join(socket, roomOf(owner, slice), slice, form);
    const reads = known.map(([slice]) =>
      this.sessions.read({ owner, visitor: owner.visitor }, slice),
    );
    const snapshots = await Promise.all(reads);
    const changed = snapshots.flatMap((snapshot, index) => {
      const [slice, version] = known[index]!;
      return this.missed(roomOf(owner, slice), snapshot, version, form) ?? [];
    });
    return { changed };
  }

  unwatch(socket: Socket, owner: Owner, { slices }: Record<string, unknown>) {
    if (!Array.isArray(slices)) throw invalid({ slices: ['Name the slices in a list.'] });
    for (const slice of slices.map(sliceNamed))
      for (const form of ['json', 'html'] as const)
        void socket.leave(roomName(roomOf(owner, slice), slice.name, form));
    return {};
  }

  /** A tab gets each slice in one form: the one it asked for last. */
  private join(socket: Socket, owner: string, { name }: AnySlice, form: Form) {
    void socket.leave(roomName(owner, name, form === 'json' ? 'html' : 'json'));
    void socket.join(roomName(owner, name, form));
  }

  private missed(owner: string, snapshot: Snapshot, version: number, form: Form) {
    const isMissed = snapshot.version !== version;
    if (form === 'json') return isMissed ? answer(snapshot) : undefined;
    if (isMissed) return this.push.asHtml(owner, snapshot);
    this.rows.know(owner, snapshot);
    return undefined;
  }
}

function versions(slices: unknown): [AnySlice, number][] {
  if (typeof slices !== 'object' || slices === null || Array.isArray(slices))
    throw invalid({ slices: ['Name the slices, each with the version you have: {"cart": 0}.'] });
  return Object.entries(slices).map(([name, version]) => [
    sliceNamed(name),
    versionOf(name, version),
  ]);
}

function sliceNamed(name: unknown) {
  const slice = typeof name === 'string' && knownSlices.get(name);
  if (slice) return slice;
  throw notFound(`There is no slice "${String(name).slice(0, 60)}".`);
}

function versionOf(name: string, version: unknown) {
  if (typeof version === 'number' && Number.isSafeInteger(version) && version >= 0) return version;
  throw invalid({ slices: [`The version of "${name}" must be a whole number from 0.`] });
}

function formOf(as: unknown): Form {
  if (as === 'json' || as === 'html') return as;
  throw invalid({ as: ['Say "json" or "html".'] });
}
