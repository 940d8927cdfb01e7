import Database from 'better-sqlite3';
import type { Kept } from './kept.js';

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

/** How many rows each table holds, of all sessions or of one owner. */
export const kept = (file: string, owner?: string) =>
  inFile(file, (db) => {
    const count = (table: string) => {
      const key = table === 'owners' ? 'key' : 'owner';
      return db
        .prepare(`SELECT count(*) FROM ${table} WHERE ${key} = @owner OR @owner IS NULL`)
        .pluck()
        .get({ owner: owner ?? null });
    };
    return Object.fromEntries(TABLES.map((table) => [table, count(table)])) as unknown as Kept;
  });

/** All slices, and what their histories hold. */
export const slices = (file: string) =>
  inFile(file, (db) =>
    ['slices', 'history', 'answered'].flatMap((table) =>
      db.prepare(`SELECT * FROM ${table}`).raw().all().flat().map(String),
    ),
  );

/** How many changes a session's history holds. */
export const changes = (file: string, sid: string) =>
  inFile(file, (db) =>
    db
      .prepare('SELECT count(*) FROM history JOIN sessions USING (owner) WHERE sid = ?')
      .pluck()
      .get(sid),
  ) as number;

/** The key that a session's rows hang on. */
export const ownerKeyOf = (file: string, sid: string) =>
  inFile(file, (db) => db.prepare('SELECT owner FROM sessions WHERE sid = ?').pluck().get(sid));

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
