import { Logger } from '@nestjs/common';
import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../folder.js';
import { databaseFile, storageError } from '../storage.error.js';

/** While this lasts SQLite blocks the whole process; longer waits are GroupCommit's, which don't. */
const BUSY_TIMEOUT_MS = 10;
const RETRY_MS = 250;

/** `owner` is read out of the record, so that ending an owner takes its cookie's record along, and none can come back. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS owners (
    key TEXT PRIMARY KEY, visitor TEXT, startedAt INTEGER NOT NULL,
    idleExpiresAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS owners_idle ON owners (idleExpiresAt);
  CREATE INDEX IF NOT EXISTS owners_expiry ON owners (expiresAt);
  CREATE TABLE IF NOT EXISTS slices (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, name TEXT NOT NULL,
    version INTEGER NOT NULL, state TEXT NOT NULL, changedAt INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
  );
  CREATE TABLE IF NOT EXISTS ranks (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, name TEXT NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ranks_highest ON ranks (name, rank DESC);
  CREATE TABLE IF NOT EXISTS commands (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, id TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (owner, id)
  );
  CREATE TABLE IF NOT EXISTS sessions (
    sid PRIMARY KEY, expired, sess,
    owner TEXT AS (CASE WHEN json_valid(sess) THEN json_extract(sess, '$.owner') END)
      REFERENCES owners ON DELETE CASCADE
  );
  CREATE INDEX IF NOT EXISTS sessions_owner ON sessions (owner);
`;

/**
 * Opens `sojourn.sqlite` in `dataDir`, waiting for as long as another process holds a lock on it.
 * @throws StartError where the file can't be used; it is left as it was
 */
export async function openDatabase(dataDir: string): Promise<Database.Database> {
  const file = databaseFile(dataDir);
  for (;;) {
    try {
      return open(dataDir, file);
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
        throw storageError(dataDir, error);
      Logger.warn(`${file} is locked by another process; waiting for it.`, 'Database');
      await sleep(RETRY_MS);
    }
  }
}

function open(dataDir: string, file: string) {
  makeFolder(dataDir);
  // SQLite can't say that it ran out of file descriptors, and needs three: one for each of its files.
  const descriptors = [1, 2, 3].map(() => openSync(file, 'a', 0o600));
  for (const descriptor of descriptors) closeSync(descriptor);
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
