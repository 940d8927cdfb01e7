import { Logger } from '@nestjs/common';
import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../session/start.error.js';
import { makeFolder } from './folder.js';
import { migrate } from './sqlite.schema.js';
import { storageError, type StoragePlace } from './storage.error.js';

/** While this lasts SQLite blocks the whole process; longer waits are GroupCommit's, which don't. */
const BUSY_TIMEOUT_MS = 10;
const RETRY_MS = 250;

/** Waits for as long as another process holds a lock on the file. */
export async function openDatabase(place: StoragePlace): Promise<Database.Database> {
  for (;;) {
    try {
      return open(place);
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
        throw storageError(place, error);
      Logger.warn(`${place.file} is locked by another process; waiting for it.`, 'Database');
      await sleep(RETRY_MS);
    }
  }
}

function open(place: StoragePlace) {
  const { file } = place;
  makeFolder(dirname(file));
  // SQLite can't say that it ran out of file descriptors, and needs three: one for each of its files.
  const descriptors = [1, 2, 3].map(() => openSync(file, 'a', 0o600));
  for (const descriptor of descriptors) closeSync(descriptor);
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    migrate(db, place);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
