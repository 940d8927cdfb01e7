import { Injectable } from '@nestjs/common';
import type { ChangedSlice } from '../session/feed.js';
import type { Session } from '../session/session.js';

export const PUSHES_KEPT = 1_000;

interface Told {
  tabs: number;
  /** Since the change was made. */
  afterMs: number;
}

/** How the last 1,000 changes were told on this process. */
@Injectable()
export class PushLog {
  /** The oldest first. */
  private readonly pushes = new Map<string, Told>();

  note({ owner, name, version }: ChangedSlice, told: Told) {
    this.pushes.set(`${owner} ${name} ${version}`, told);
    if (this.pushes.size > PUSHES_KEPT) this.pushes.delete(this.pushes.keys().next().value!);
  }

  /** @returns how many tabs were told a change, and after how long; undefined where none was, or it is too long ago */
  of({ owner, visitor }: Session, { slice, version }: { slice: string; version: number }) {
    const keys = [owner?.key, visitor].map((key) => `${key} ${slice} ${version}`);
    return keys.map((key) => this.pushes.get(key)).find((told) => told !== undefined);
  }
}
