import type { Database } from 'better-sqlite3';
import { StartError } from '../session/start.error.js';
import type { StoragePlace } from './storage.error.js';

/**
 * What each version of the file adds. `owner` of `sessions` is read out of the record, so that it goes with its owner,
 * and none can come back. The history is a chain, as an index by owner would make each write touch a page of its own.
 */
const VERSIONS = [
  `
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
  CREATE TABLE IF NOT EXISTS sessions (
    sid PRIMARY KEY, expired, sess,
    owner TEXT AS (CASE WHEN json_valid(sess) THEN json_extract(sess, '$.owner') END)
      REFERENCES owners ON DELETE CASCADE
  );
  CREATE INDEX IF NOT EXISTS sessions_owner ON sessions (owner);
  `,
  `
  DROP TABLE IF EXISTS commands;
  CREATE TABLE commands (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, id TEXT NOT NULL,
    number INTEGER NOT NULL, at INTEGER NOT NULL, fingerprint TEXT NOT NULL, versions TEXT NOT NULL,
    PRIMARY KEY (owner, id)
  ) WITHOUT ROWID;
  CREATE INDEX commands_order ON commands (owner, number);
  CREATE TABLE history (
    seq INTEGER PRIMARY KEY, first INTEGER NOT NULL, previous INTEGER,
    owner TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
    command TEXT, door TEXT NOT NULL, size INTEGER NOT NULL, isUndoable INTEGER NOT NULL, before TEXT
  );
  ALTER TABLE slices ADD COLUMN seq INTEGER;
  CREATE TABLE ends (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, reason TEXT NOT NULL, at INTEGER NOT NULL
  );
  CREATE INDEX ends_at ON ends (at);
  CREATE TABLE log (id INTEGER PRIMARY KEY CHECK (id = 1), changes INTEGER NOT NULL, ends INTEGER NOT NULL);
  INSERT INTO log VALUES (1, 0, 0);
  CREATE TABLE due (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, name TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
  ) WITHOUT ROWID;
  CREATE INDEX due_at ON due (at);
  INSERT INTO due SELECT owner, name, 0 FROM slices;
  CREATE TABLE processes (id TEXT PRIMARY KEY, seenAt REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE seats (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, tab TEXT NOT NULL,
    process TEXT NOT NULL REFERENCES processes ON DELETE CASCADE,
    PRIMARY KEY (owner, tab)
  ) WITHOUT ROWID;
  CREATE INDEX seats_process ON seats (process);
  CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL);
  `,
  `
  CREATE INDEX owners_visitor ON owners (visitor) WHERE visitor IS NOT NULL;
  CREATE TABLE answered (
    owner TEXT NOT NULL REFERENCES owners ON DELETE CASCADE, name TEXT NOT NULL, version INTEGER NOT NULL,
    state TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (owner, name, version)
  );
  CREATE INDEX answered_at ON answered (at);
  `,
  `
  CREATE TABLE buckets (name TEXT PRIMARY KEY, fullAt REAL NOT NULL) WITHOUT ROWID;
  CREATE INDEX buckets_full ON buckets (fullAt);
  `,
];

const SCHEMA_VERSION = VERSIONS.length;

export function migrate(db: Database, place: StoragePlace) {
  refuseNewer(db, place);
  if (versionOf(db) === SCHEMA_VERSION) return;
  db.transaction(() => {
    refuseNewer(db, place);
    for (const sql of VERSIONS.slice(versionOf(db))) db.exec(sql);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}

const versionOf = (db: Database) => Number(db.pragma('user_version', { simple: true }));

export function refuseNewer(db: Database, { file, setting }: StoragePlace) {
  const version = versionOf(db);
  if (version > SCHEMA_VERSION)
    throw new StartError(
      `"${file}" was written by a newer version of this app (its schema is ${version}, this one knows ${SCHEMA_VERSION}): update the app or set another ${setting}. It was not touched.`,
    );
}
