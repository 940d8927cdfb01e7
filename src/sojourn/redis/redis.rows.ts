import type { Row } from '../session/change.js';
import type { OwnedRow } from '../session/storage.js';
import type { RowKey } from '../session/storage.parts.js';
import type { Reply } from './redis.client.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';
import { READ, READ_ALL } from './slice.scripts.js';

export class RedisRows {
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
  ) {}

  async read(slices: readonly RowKey[]) {
    const names = slices.map(({ name }) => name);
    const rows = await this.rowsOf(slices, names);
    return names.map((name, index) => rowOf(name, rows[index]));
  }

  async readAll(owners: readonly string[]): Promise<OwnedRow[]> {
    const keys = owners.map((owner) => this.keys.owner(owner));
    const all = (await this.connection.run(READ_ALL, keys)) as string[][];
    return all.flatMap((fields, index) => rowsIn(owners[index]!, fields));
  }

  /** One owner's are read at one moment without a script, too. */
  private async rowsOf(slices: readonly RowKey[], names: string[]) {
    const [{ owner }] = slices as readonly [RowKey];
    if (slices.every((slice) => slice.owner === owner))
      return (await this.connection.command('HMGET', this.keys.owner(owner), ...names)) as Reply[];
    const keys = slices.map((slice) => this.keys.owner(slice.owner));
    return (await this.connection.run(READ, keys, names)) as Reply[];
  }
}

/** "version changedAt state". It fits whatever stands there: of a broken one the slice starts over. */
const ROW = /^(\d*) ?(\d*) ?([^]*)$/;

export function rowOf(name: string, kept: Reply | undefined): Row | undefined {
  if (typeof kept !== 'string') return undefined;
  const [, version, changedAt, state] = ROW.exec(kept)!;
  return { name, version: Number(version), state: state!, changedAt: Number(changedAt) };
}

/** An owner's own fields begin with `@`. */
function rowsIn(owner: string, fields: readonly string[]): OwnedRow[] {
  const rows = fields.flatMap((name, index) => {
    const row = index % 2 === 0 && !name.startsWith('@') && rowOf(name, fields[index + 1]);
    return row ? { ...row, owner } : [];
  });
  return rows.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
