import connectSqlite3 from 'connect-sqlite3';
import session, { type SessionData, type Store } from 'express-session';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StockDatabase } from './stock.database.js';

// Its types are older than its option to be given a connection.
type Sqlite3Store = new (options: { db: StockDatabase }) => Store;
const Sqlite3Store = connectSqlite3(session) as unknown as Sqlite3Store;

declare module 'express-session' {
  interface SessionData {
    count: number;
    cart: number;
    orders: number;
  }
}

interface Options extends Pick<session.SessionOptions, 'name' | 'cookie'> {
  secret?: string;
  /** express-session's own default is true. */
  resave?: boolean;
}

/** As the READMEs of express-session and connect-sqlite3 set them up. */
export class StockSessions {
  private readonly database: StockDatabase;
  readonly store: Store;
  readonly middleware;

  constructor(folder: string, { resave = false, secret = newSecret(), ...options }: Options = {}) {
    this.database = new StockDatabase(join(folder, 'sessions.db'));
    this.store = new Sqlite3Store({ db: this.database });
    this.middleware = session({
      store: this.store,
      secret,
      resave,
      saveUninitialized: false,
      ...options,
    });
  }

  find(sid: string) {
    return new Promise<SessionData | null>((resolve, reject) => {
      this.store.get(sid, (error: unknown, found) =>
        error ? reject(error) : resolve(found ?? null),
      );
    });
  }

  keepNewest(count: number) {
    this.database.run('DELETE FROM sessions WHERE rowid <= (SELECT max(rowid) FROM sessions) - ?', [
      count,
    ]);
  }

  close() {
    this.database.close();
  }
}

const newSecret = () => randomBytes(24).toString('base64url');
