import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { latency } from './latency.js';

const COMMITS = 2_000;
const STATE = 'x'.repeat(400);

export function commitAlone() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const db = new Database(join(folder, 'alone.sqlite'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec('CREATE TABLE slices (owner PRIMARY KEY, version, state)');
    const save = db.prepare('INSERT OR REPLACE INTO slices VALUES (?, ?, ?)');
    const taken = Array.from({ length: COMMITS }, (_, index) =>
      timed(() => save.run(1, index, STATE)),
    );
    return latency(taken);
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

function timed(act: () => unknown) {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}
