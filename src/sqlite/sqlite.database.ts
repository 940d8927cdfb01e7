import { Logger } from '@nestjs/common';
import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError, unwritable } from '../config.js';
import { makeFolder } from '../folder.js';
import { migrate } from './sqlite.schema.js';

/** While this lasts SQLite blocks the whole process; longer waits are GroupCommit's, which don't. */
const BUSY_TIMEOUT_MS = 10;
const RETRY_MS = 250;

/**
 * Opens a file, waiting for as long as another process holds a lock on it.
 * @throws StartError where the file can't be used; it is left as it was
 */
export async function openDatabase(dataDir: string): Promise<Database.Database> {
  const file = join(dataDir, 'sojourn.sqlite');
  for (;;) {
    try {
      return open(dataDir, file);
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
        throw unusable(dataDir, file, error);
      Logger.warn(`${file} is locked by another process; waiting for it.`, 'Database');
      await sleep(RETRY_MS);
    }
  }
}

function open(dataDir: string, file: string) {
  makeFolder(dataDir);
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    migrate(db, file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function unusable(dataDir: string, file: string, error: unknown) {
  const { code } = error as { code?: string };
  if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') return unwritable(dataDir, error);
  return new StartError(
    `DATA_DIR holds a "${file}" that is no SQLite database; move that file away or set another DATA_DIR. It was not touched.`,
  );
}
