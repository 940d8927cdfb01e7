import type { Store } from '../session/session.options.js';
import { openDatabase } from './sqlite.database.js';
import type { MakeRecords } from './sqlite.records.js';
import { SqliteStorage } from './sqlite.storage.js';
import { placeOf } from './storage.error.js';

export interface SqliteOptions {
  /** Path of the file; its folder is made where there is none. @example 'data/app.sqlite' */
  file: string;
  /** The operator's name of the file, for errors. Default: `sqlite({ file })`. @example 'DATA_DIR' */
  setting?: string;
  /** Another store for express-session's records on the same connection. Default: the package's own. */
  records?: MakeRecords;
}

/**
 * Keeps sessions in one SQLite file, which several processes on one machine may share.
 * @throws StartError at the app's start, naming the cure, where the file can't be used
 * @example SessionModule.forRoot({ secrets, store: sqlite({ file: 'data/app.sqlite' }) })
 */
export function sqlite({ file, setting, records }: SqliteOptions): Store {
  const place = placeOf(file, setting);
  return async ({ clock, maxMs, limits }) => {
    const remainingMs = (startedAt: number) => startedAt + maxMs - clock.now();
    return new SqliteStorage(await openDatabase(place), remainingMs, place, records, limits);
  };
}
