import { Injectable } from '@nestjs/common';
import type { ChangedSlice } from '../session/feed.js';
import type { Session } from '../session/session.js';

/** So many are remembered, of all sessions together: those told last. */
export const PUSHES_KEPT = 1_000;

/** How a change was told on this process. */
interface Told {
  tabs: number;
  /** Milliseconds since the change was made. */
  afterMs: number;
}

/** Remembers how the last changes were told, for whoever asks how they passed. */
@Injectable()
export class PushLog {
  /** The oldest first. */
  private readonly pushes = new Map<string, Told>();

  note({ owner, name, version }: ChangedSlice, told: Told) {
    this.pushes.set(`${owner} ${name} ${version}`, told);
    if (this.pushes.size > PUSHES_KEPT) this.pushes.delete(this.pushes.keys().next().value!);
  }

  /** @returns how a change of a session was told; undefined where no tab here watched it, or it is too long ago */
  of({ owner, visitor }: Session, { slice, version }: { slice: string; version: number }) {
    const keys = [owner?.key, visitor].map((key) => `${key} ${slice} ${version}`);
    return keys.map((key) => this.pushes.get(key)).find((told) => told !== undefined);
  }
}
