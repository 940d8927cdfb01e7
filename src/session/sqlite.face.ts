import { Logger } from '@nestjs/common';
import type { Database, Statement } from 'better-sqlite3';
import { asRefusal, type GroupCommit } from './group-commit.js';

type Callback = (error: unknown, result?: unknown) => void;

const logFailure: Callback = (error) => {
  if (error) Logger.error(error, 'SqliteFace');
};

/** The thin callback face of better-sqlite3 that connect-sqlite3 is given in place of its own driver. */
export class SqliteFace {
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly db: Database,
    private readonly commits: GroupCommit,
  ) {}

  /** Calls back at once, so that what connect-sqlite3 throws reaches our caller and not the event loop. */
  get(sql: string, values: unknown[], done: Callback) {
    let row: unknown;
    try {
      this.commits.shareReads();
      row = this.prepared(sql).get(...values);
    } catch (error) {
      done(asRefusal(error));
      return;
    }
    done(null, row);
  }

  exec(sql: string, done: Callback) {
    this.db.exec(sql);
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
    this.commits.write(() => work(this.prepared(sql))).then((result) => done(null, result), done);
  }

  private prepared(sql: string) {
    const statement = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
