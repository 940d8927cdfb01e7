import { Injectable } from '@nestjs/common';
import { EVERYONE } from './change.js';
import { Clock } from './clock.js';
import { keeperOf, type Reader } from './session.reader.js';
import type { AnySlice } from './slice.js';
import { snapshot, unseen } from './slice.json.js';
import { Slices } from './slices.js';
import { Storage, type OwnedRow } from './storage.js';

@Injectable()
export class Holdings {
  constructor(
    private readonly storage: Storage,
    private readonly slices: Slices,
    private readonly clock: Clock,
  ) {}

  async of(session: Reader) {
    return this.inWords(session, await this.rowsOf([session.owner?.key, session.visitor]));
  }

  async beside(session: Reader, slices: readonly AnySlice[]) {
    const everyone = slices.some(({ keep }) => keep === 'everyone') ? EVERYONE.key : null;
    const rows = await this.rowsOf([session.owner?.key, session.visitor, everyone]);
    const now = this.clock.now();
    const snapshots = slices.map((slice) => {
      const keeper = keeperOf(session, slice.keep);
      const row = rows.find(({ owner, name }) => owner === keeper && name === slice.name);
      return snapshot(slice, row, now);
    });
    return { snapshots, holds: this.inWords(session, rows) };
  }

  private async rowsOf(keys: readonly (string | null | undefined)[]) {
    const owners = keys.filter((key) => key != null);
    return owners.length > 0 ? this.storage.readAll(owners) : [];
  }

  private inWords({ owner, visitor }: Reader, rows: readonly OwnedRow[]) {
    const wordsOf = (key: string | null | undefined) =>
      rows.filter((row) => row.owner === key).flatMap((row) => this.wordsOf(row));
    return { goes: wordsOf(owner?.key), stays: wordsOf(visitor) };
  }

  private wordsOf(row: OwnedRow) {
    const slice = this.slices.get(row.name);
    return slice?.words(unseen(slice, row)) ?? [];
  }
}
