import { Injectable } from '@nestjs/common';
import type { Session } from './session.js';
import { unseen } from './slice.json.js';
import { Slices } from './slices.js';
import { Storage, type OwnedRow } from './storage.js';

/** What is kept for a visitor, in words. */
@Injectable()
export class Holdings {
  constructor(
    private readonly storage: Storage,
    private readonly slices: Slices,
  ) {}

  /** @returns what goes with the session, and what stays for the same browser */
  async of({ owner, visitor }: Pick<Session, 'owner' | 'visitor'>) {
    const owners = [owner?.key, visitor].filter((key) => key != null);
    const rows = owners.length > 0 ? await this.storage.readAll(owners) : [];
    const [mine, browsers] = [rows.filter(isOf(owner?.key)), rows.filter(isOf(visitor))];
    return { goes: this.inWords(mine), stays: this.inWords(browsers) };
  }

  private inWords(rows: readonly OwnedRow[]) {
    return rows.flatMap((row) => {
      const slice = this.slices.get(row.name);
      return slice?.words(unseen(slice, row)) ?? [];
    });
  }
}

const isOf = (key: string | null | undefined) => (row: OwnedRow) => row.owner === key;
