import type { Database, Statement } from 'better-sqlite3';

export type Statements<SQL> = Record<keyof SQL, Statement>;

export function prepareAll<SQL extends Record<string, string>>(db: Database, sql: SQL) {
  const prepared = Object.entries(sql).map(([name, text]) => [name, db.prepare(text)]);
  return Object.fromEntries(prepared) as Statements<SQL>;
}
