import Database from 'better-sqlite3';
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../session/start.error.js';
import { makeFolder } from '../sqlite/folder.js';
import { refuseNewer } from '../sqlite/sqlite.schema.js';
import { placeOf, storageError } from '../sqlite/storage.error.js';
import { mustBeNew } from './new.file.js';

const BESIDE = ['-wal', '-shm'];

/**
 * Copies the file of `sqlite({ file })` as it is at one moment, and reads the copy through. The app may run meanwhile.
 * @param copy a new file; its folder is made where there is none
 * @throws StartError where there is no such file, the copy is there already, or what was copied is damaged
 * @example backUp('data/app.sqlite', 'backups/monday.sqlite')
 */
export function backUp(file: string, copy: string) {
  mustBeThere(file);
  mustBeNew(copy);
  const part = written(copy, (into) => {
    using(file, { readonly: true }, (db) => db.prepare('VACUUM INTO ?').run(into));
    mustBeSound(into);
  });
  renameSync(part, copy);
}

/**
 * Puts a copy in the place of the file of a stopped app.
 * @returns where the file it replaced is now, if there was one
 * @throws StartError where the copy is damaged or of a newer build, or an app uses the file: nothing is changed
 * @example restore('backups/monday.sqlite', 'data/app.sqlite')
 */
export function restore(copy: string, file: string) {
  mustBeThere(copy);
  mustBeSound(copy);
  if (existsSync(file)) mustBeUnused(file);
  const part = written(file, (into) => copyFileSync(copy, into));
  const before = putAside(file);
  renameSync(part, file);
  return before;
}

function written(file: string, write: (into: string) => void) {
  const part = `${file}.part`;
  try {
    makeFolder(dirname(file));
    rmSync(part, { force: true });
    write(part);
    chmodSync(part, 0o600);
    return part;
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof StartError) throw error;
    throw storageError(placeOf(file, 'The backup'), error);
  }
}

function mustBeThere(file: string) {
  if (!existsSync(file))
    throw new StartError(`There is no file "${file}": name one that is there.`);
}

function mustBeSound(copy: string) {
  try {
    using(copy, { readonly: true }, (db) => {
      refuseNewer(db, placeOf(copy, 'backup'));
      const found = String(db.pragma('integrity_check', { simple: true }));
      if (found !== 'ok') throw new Error(found);
    });
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`"${copy}" is damaged: use another backup (${String(error)}).`);
  }
}

/** Changing the journal mode needs the file alone. A damaged file can't be asked, and is put aside. */
function mustBeUnused(file: string) {
  try {
    using(file, { timeout: 0 }, (db) => db.pragma('journal_mode = DELETE'));
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw new StartError(`An app uses "${file}": stop it, then restore.`);
  }
}

function putAside(file: string) {
  if (!existsSync(file)) return undefined;
  const aside = `${file}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const end of ['', ...BESIDE])
    if (existsSync(file + end)) renameSync(file + end, aside + end);
  return aside;
}

function using(file: string, options: Database.Options, work: (db: Database.Database) => unknown) {
  const db = new Database(file, { fileMustExist: true, ...options });
  try {
    work(db);
  } finally {
    db.close();
  }
}
