import type { Store } from '../session/session.options.js';
import { openDatabase } from './sqlite.database.js';
import type { MakeRecords } from './sqlite.records.js';
import { SqliteStorage } from './sqlite.storage.js';
import { placeOf } from './storage.error.js';

export interface SqliteOptions {
  /** Path of the SQLite file; its folder is made where there is none. @example 'data/app.sqlite' */
  file: string;
  /** What the operator sets to choose the file; errors name it. Default: `sqlite({ file })`. @example 'DATA_DIR' */
  setting?: string;
  /** Another store for express-session's records on the same connection. Default: one of the package's own. */
  records?: MakeRecords;
}

/**
 * Keeps sessions in one SQLite file, which several processes on one machine may share.
 * @throws StartError when the app starts, where the file can't be used: the message names the cure
 * @example SessionModule.forRoot({ secrets, store: sqlite({ file: 'data/app.sqlite' }) })
 */
export function sqlite({ file, setting, records }: SqliteOptions): Store {
  const place = placeOf(file, setting);
  return async ({ clock, maxMs, limits }) => {
    const remainingMs = (startedAt: number) => startedAt + maxMs - clock.now();
    return new SqliteStorage(await openDatabase(place), remainingMs, place, records, limits);
  };
}
