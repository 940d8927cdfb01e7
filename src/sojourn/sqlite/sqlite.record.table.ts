import type { Statement } from 'better-sqlite3';
import session, { type SessionData } from 'express-session';
import type { SqliteConnection } from './sqlite.connection.js';

type Found = (error: unknown, record?: SessionData | null) => void;
type Done = (error?: unknown) => void;

export class SqliteRecordTable extends session.Store {
  private readonly select: Statement<[string, number], string>;
  private readonly upsert: Statement;
  private readonly remove: Statement;

  constructor(private readonly connection: SqliteConnection) {
    super();
    const { db } = connection;
    this.select = db
      .prepare<[string, number], string>('SELECT sess FROM sessions WHERE sid = ? AND ? <= expired')
      .pluck();
    this.upsert = db.prepare(
      'INSERT OR REPLACE INTO sessions (sid, expired, sess) VALUES (?, ?, ?)',
    );
    this.remove = db.prepare('DELETE FROM sessions WHERE sid = ?');
  }

  get(sid: string, done: Found) {
    let text: string | undefined;
    try {
      text = this.connection.readShared(() => this.select.get(sid, Date.now()));
    } catch (error) {
      done(error);
      return;
    }
    done(null, text === undefined ? null : (JSON.parse(text) as SessionData));
  }

  set(sid: string, record: SessionData, done?: Done) {
    const expired = Date.now() + Number(record.cookie.maxAge);
    this.write(() => this.upsert.run(sid, expired, JSON.stringify(record)), done);
  }

  destroy(sid: string, done?: Done) {
    this.write(() => this.remove.run(sid), done);
  }

  private write(work: () => unknown, done: Done = () => undefined) {
    this.connection.write(work).then(() => done(), done);
  }
}
