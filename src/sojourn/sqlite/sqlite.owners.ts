import type { Database } from 'better-sqlite3';
import type { Owner } from '../session/change.js';
import type { End } from '../session/session.js';
import { VISITOR_MS } from '../session/storage.js';
import type { ChangeLog } from './change.log.js';
import { prepareAll, type Statements } from './statements.js';

const SWEEP_AT_ONCE = 25;

export class SqliteOwners {
  readonly denied = new Map<string, number>();
  private readonly sql: Statements<typeof SQL>;

  constructor(
    db: Database,
    private readonly log: ChangeLog,
  ) {
    this.sql = prepareAll(db, SQL);
  }

  find(key: string, now: number) {
    if (this.denied.has(key)) return undefined;
    return this.sql.find.get(key, now, now) as Owner | undefined;
  }

  of(sid: string, now: number) {
    const owner = this.sql.of.get(sid, now, now) as Owner | undefined;
    return owner && !this.denied.has(owner.key) ? owner : undefined;
  }

  lives(key: string, now: number) {
    return !this.denied.has(key) && this.sql.lives.get(key, now, now) !== undefined;
  }

  add(owner: Owner) {
    this.sql.add.run(owner);
  }

  keepVisitor(key: string, now: number) {
    this.sql.keepVisitor.run({ key, now, until: now + VISITOR_MS });
  }

  /** @returns whether it lives: what comes late must not bring it back */
  touch(key: string, now: number, idleMs: number) {
    const isAlive = !this.denied.has(key);
    return isAlive && this.sql.touch.run({ key, now, until: now + idleMs }).changes === 1;
  }

  end(key: string, now: number) {
    for (const sid of this.sql.ids.all(key) as { sid: string }[])
      this.remember(sid.sid, 'ended', now);
    this.sql.dropHistory.run(JSON.stringify([key]));
    const isEnded = this.sql.end.run(key).changes === 1;
    if (isEnded) this.remember(key, 'ended', now);
    return isEnded;
  }

  forget(visitor: string) {
    this.sql.dropHistory.run(JSON.stringify([visitor]));
    this.sql.end.run(visitor);
  }

  remember(key: string, end: End, at: number) {
    this.sql.remember.run({ seq: this.log.nextEnd(), key, end, at });
  }

  endOf(key: string): End {
    const { owner = key } = (this.sql.ownerOf.get(key) as { owner?: string } | undefined) ?? {};
    if (this.denied.has(owner)) return 'ended';
    const found = this.sql.endOf.get(key) as { reason: End } | undefined;
    return found?.reason ?? 'expired';
  }

  top(name: string, count: number, now: number) {
    return this.sql.top.all({ name, count, now }) as Owner[];
  }

  hasExpired(now: number, endsBefore: number) {
    return this.sql.expired.get({ now, endsBefore }) !== undefined;
  }

  sweep(now: number, endsBefore: number) {
    const gone = this.sql.over.all({ now, count: SWEEP_AT_ONCE }) as Pick<
      Owner,
      'key' | 'visitor'
    >[];
    const keys = JSON.stringify(gone.map(({ key }) => key));
    this.sql.dropHistory.run(keys);
    this.sql.sweep.run(keys);
    this.sql.sweepEnds.run(endsBefore, SWEEP_AT_ONCE);
    return gone.filter(({ visitor }) => visitor !== null).map(({ key }) => key);
  }
}

const LIVING = 'FROM owners WHERE key = ? AND idleExpiresAt > ? AND expiresAt > ?';

const SQL = {
  find: `SELECT * ${LIVING}`,
  of: `SELECT owners.* FROM sessions JOIN owners ON key = owner
    WHERE sid = ? AND idleExpiresAt > ? AND expiresAt > ?
    AND CASE WHEN owner IS NOT NULL THEN json_type(sess, '$.cookie') = 'object' END`,
  lives: `SELECT 1 ${LIVING}`,
  add: `INSERT INTO owners VALUES (@key, @visitor, @startedAt, @idleExpiresAt, @expiresAt)
    ON CONFLICT (key) DO NOTHING`,
  keepVisitor: `INSERT INTO owners VALUES (@key, NULL, @now, @until, @until)
    ON CONFLICT (key) DO UPDATE SET idleExpiresAt = @until, expiresAt = @until`,
  touch: `UPDATE owners SET idleExpiresAt = max(idleExpiresAt, @until)
    WHERE key = @key AND idleExpiresAt > @now AND expiresAt > @now`,
  end: 'DELETE FROM owners WHERE key = ?',
  ownerOf: 'SELECT owner FROM sessions WHERE sid = ?',
  ids: 'SELECT sid FROM sessions WHERE owner = ?',
  remember: 'INSERT INTO ends VALUES (@seq, @key, @end, @at) ON CONFLICT (key) DO NOTHING',
  endOf: 'SELECT reason FROM ends WHERE key = ?',
  expired: `SELECT 1 WHERE EXISTS (SELECT 1 FROM owners WHERE idleExpiresAt <= @now)
    OR EXISTS (SELECT 1 FROM owners WHERE expiresAt <= @now)
    OR EXISTS (SELECT 1 FROM ends WHERE at <= @endsBefore)`,
  over: `SELECT key, visitor FROM owners WHERE key IN (
      SELECT key FROM (SELECT key FROM owners WHERE idleExpiresAt <= @now LIMIT @count)
      UNION SELECT key FROM (SELECT key FROM owners WHERE expiresAt <= @now LIMIT @count) LIMIT @count)`,
  dropHistory: `WITH RECURSIVE chain(seq) AS (
      SELECT seq FROM slices WHERE owner IN (SELECT value FROM json_each(?)) AND seq IS NOT NULL
      UNION ALL SELECT previous FROM chain JOIN history USING (seq) WHERE previous IS NOT NULL)
    DELETE FROM history WHERE seq IN (SELECT seq FROM chain)`,
  sweep: 'DELETE FROM owners WHERE key IN (SELECT value FROM json_each(?))',
  sweepEnds: `DELETE FROM ends WHERE seq IN (SELECT seq FROM ends WHERE at <= ? LIMIT ?)`,
  top: `SELECT owners.* FROM ranks JOIN owners ON key = owner
    WHERE name = @name AND rank > 0 AND idleExpiresAt > @now AND expiresAt > @now
    ORDER BY rank DESC, owner LIMIT @count`,
} as const;
