import Database from 'better-sqlite3';

/** Opens the app's file as another process would, and closes it again. */
export function inFile<Result>(file: string, use: (db: Database.Database) => Result): Result {
  const db = new Database(file);
  try {
    return use(db);
  } finally {
    db.close();
  }
}

const TABLES = ['owners', 'slices', 'sessions', 'commands'] as const;

/** How many rows each table holds. */
export const rowCounts = (file: string) =>
  inFile(file, (db) => {
    const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    return Object.fromEntries(TABLES.map((table) => [table, count(table)]));
  });

/** The key that a session's rows hang on. */
export const ownerKeyOf = (file: string, sid: string) =>
  inFile(file, (db) => db.prepare('SELECT owner FROM sessions WHERE sid = ?').pluck().get(sid));

/** How many rows are left of a session, by its owner key. */
export const rowsOf = (file: string, ownerKey: unknown) =>
  inFile(file, (db) =>
    db
      .prepare(
        `SELECT (SELECT count(*) FROM owners WHERE key = @key) AS owners,
          (SELECT count(*) FROM slices WHERE owner = @key) AS slices,
          (SELECT count(*) FROM commands WHERE owner = @key) AS commands,
          (SELECT count(*) FROM sessions WHERE owner = @key) AS sessions`,
      )
      .get({ key: ownerKey }),
  );

/** Does something while another process holds the file for itself. */
export async function whileLocked<Result>(file: string, act: () => PromiseLike<Result>) {
  const db = new Database(file);
  db.exec('BEGIN EXCLUSIVE');
  try {
    return await act();
  } finally {
    db.close();
  }
}

/** Whether anything was committed to the file while something was done. */
export async function isWrittenBy(file: string, act: () => PromiseLike<unknown>) {
  const db = new Database(file);
  // Changes with whatever another connection commits.
  const version = () => db.pragma('data_version', { simple: true });
  try {
    const before = version();
    await act();
    return version() !== before;
  } finally {
    db.close();
  }
}
