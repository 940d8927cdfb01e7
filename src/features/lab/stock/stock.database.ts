import Database from 'better-sqlite3';

type Callback = (error: unknown, result?: unknown) => void;

/** connect-sqlite3 needs a driver that calls back in a later turn of the event loop: other requests go on meanwhile. */
export class StockDatabase {
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file);
    // Nothing of the lab must survive a crash, and nobody else is to wait for its disk.
    this.db.pragma('synchronous = OFF');
  }

  exec(sql: string, done: Callback) {
    later(() => this.db.exec(sql), done);
  }

  run(sql: string, values: unknown[], done?: Callback) {
    later(() => this.db.prepare(sql).run(...values), done);
  }

  get(sql: string, values: unknown[], done?: Callback) {
    later(() => this.db.prepare(sql).get(...values), done);
  }

  /** connect-sqlite3 writes through it, too. */
  all(sql: string, values: unknown[], done?: Callback) {
    later(() => {
      const statement = this.db.prepare(sql);
      return statement.reader ? statement.all(...values) : statement.run(...values);
    }, done);
  }

  close() {
    this.db.close();
  }
}

function later(work: () => unknown, done: Callback = () => undefined) {
  setImmediate(() => {
    let result: unknown;
    try {
      result = work();
    } catch (error) {
      done(error);
      return;
    }
    done(null, result);
  });
}
