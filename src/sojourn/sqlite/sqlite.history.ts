import type { Written } from '../session/apply.change.js';
import type { Change } from '../session/change.js';
import type { KeptLimits } from '../session/limits.js';
import type { ChangeHistory, HistoryEntry, RowKey } from '../session/storage.parts.js';
import type { SqliteConnection } from './sqlite.connection.js';
import type { SqlitePruner } from './sqlite.pruner.js';
import { prepareAll, type Statements } from './statements.js';

type Row = Omit<HistoryEntry, 'isUndoable'> & { isUndoable: 0 | 1 };

export class SqliteHistory implements ChangeHistory {
  private readonly sql: Statements<typeof SQL>;
  private readonly length: number;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly pruner: SqlitePruner,
    { history }: KeptLimits,
  ) {
    this.length = history;
    this.sql = prepareAll(connection.db, SQL);
  }

  add(
    change: Change,
    written: readonly Written[],
    isUndoable: boolean,
    previous: (number | null)[],
  ) {
    const numbers = written.map(() => this.connection.log.nextChange());
    const { now, command, door } = change;
    const size = written.length;
    for (const [index, { owner, row, before }] of written.entries()) {
      const { name, version } = row;
      const links = [numbers[index], numbers[0], previous[index]];
      const entry = [owner, name, version, now, command, door, size, Number(isUndoable), before];
      this.sql.add.run(...links, ...entry);
      this.pruner.wrote({ owner, name, version, at: row.changedAt });
    }
    return numbers;
  }

  async of(owners: readonly string[]) {
    const { length } = this;
    const rows = this.connection.readAtOnce(() =>
      owners.flatMap((owner) => this.sql.of.all({ owner, length }) as Row[]),
    );
    return rows.toSorted((one, other) => other.change - one.change).map(asEntry);
  }

  async last({ owner, name }: RowKey) {
    const newest = () => this.sql.newest.get(owner, name) as Row | undefined;
    const own = this.connection.read(newest);
    // Most changes are of one slice, and every page asks for the last.
    if (!own || own.size === 1) return own ? [asEntry(own)] : [];
    return this.connection.readAtOnce(() => this.partsOf(newest())).map(asEntry);
  }

  private partsOf(own: Row | undefined) {
    if (!own) return [];
    const parts = this.sql.parts.all(own.change, own.change + own.size - 1) as Row[];
    return [own, ...parts.filter(({ owner, name }) => owner !== own.owner || name !== own.name)];
  }
}

const asEntry = (row: Row): HistoryEntry => ({ ...row, isUndoable: row.isUndoable === 1 });

const ENTRY = 'first AS change, size, owner, name, version, at, command, door, isUndoable, before';

const SQL = {
  // By place: the driver takes four times as long for parameters with names.
  add: `INSERT INTO history (seq, first, previous,
      owner, name, version, at, command, door, size, isUndoable, before)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  of: `WITH RECURSIVE chain(seq, place) AS (
      SELECT seq, 1 FROM slices WHERE owner = @owner AND seq IS NOT NULL
      UNION ALL SELECT previous, place + 1 FROM chain JOIN history USING (seq)
        WHERE place < @length AND previous IS NOT NULL)
    SELECT ${ENTRY} FROM chain JOIN history USING (seq)`,
  newest: `SELECT ${ENTRY} FROM history
    WHERE seq = (SELECT seq FROM slices WHERE owner = ? AND name = ?)`,
  // The entries of one change follow one another.
  parts: `SELECT ${ENTRY} FROM history WHERE seq BETWEEN ? AND ? ORDER BY seq`,
} as const;
