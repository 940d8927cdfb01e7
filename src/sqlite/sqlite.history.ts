import type { Statement } from 'better-sqlite3';
import { HISTORY_LENGTH, type HistoryEntry } from '../session/storage.js';
import type { SqliteConnection } from './sqlite.connection.js';

type Row = Omit<HistoryEntry, 'isUndoable'> & { isUndoable: 0 | 1 };

/** The last changes of each slice. */
export class SqliteHistory {
  private readonly entries: Statement;

  constructor({ db }: SqliteConnection) {
    this.entries = db.prepare(
      `SELECT first AS change, size, owner, name, history.version, at, command, door, isUndoable, before
        FROM history JOIN slices USING (owner, name)
        WHERE owner = ? AND history.version > slices.version - ${HISTORY_LENGTH} ORDER BY seq DESC`,
    );
  }

  /** @returns the entries of these owners, the newest first */
  of(owners: readonly string[]): HistoryEntry[] {
    const rows = owners.flatMap((owner) => this.entries.all(owner) as Row[]);
    return rows
      .toSorted((one, other) => other.change - one.change)
      .map((row) => ({ ...row, isUndoable: row.isUndoable === 1 }));
  }
}
