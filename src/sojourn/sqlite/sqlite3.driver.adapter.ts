import { Logger } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import type { SqliteConnection } from './sqlite.connection.js';

type Callback = (error: unknown, result?: unknown) => void;

const logFailure: Callback = (error) => {
  if (error) Logger.error(error, 'Sqlite3DriverAdapter');
};

/** The part of the sqlite3 driver's interface that connect-sqlite3 uses. */
export class Sqlite3DriverAdapter {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly connection: SqliteConnection) {}

  /** Calls back at once, so that what connect-sqlite3 throws reaches our caller and not the event loop. */
  get(sql: string, values: unknown[], done: Callback) {
    let row: unknown;
    try {
      row = this.connection.readShared(() => this.prepared(sql).get(...values));
    } catch (error) {
      done(error);
      return;
    }
    done(null, row);
  }

  exec(sql: string, done: Callback) {
    this.connection.db.exec(sql);
    done(null);
  }

  run(sql: string, values: unknown[], done?: Callback) {
    this.write(sql, (statement) => statement.run(...values), done);
  }

  /** connect-sqlite3 writes its records through `all`, too. */
  all(sql: string, values: unknown[], done?: Callback) {
    this.write(
      sql,
      (statement) => (statement.reader ? statement.all(...values) : statement.run(...values)),
      done,
    );
  }

  private write(sql: string, work: (statement: Statement) => unknown, done: Callback = logFailure) {
    this.connection
      .write(() => work(this.prepared(sql)))
      .then((result) => done(null, result), done);
  }

  private prepared(sql: string) {
    const statement = this.statements.get(sql) ?? this.connection.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
