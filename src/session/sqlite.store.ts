import type { Database, Statement } from 'better-sqlite3';
import type { Clock } from './clock.js';
import { asRefusal, type GroupCommit } from './group-commit.js';
import { sessionEnded } from './refusal.js';
import { Store, type Change, type Changed, type Owner, type Place, type Row } from './store.js';

/** As long as the visitor's cookie: 400 days. */
const VISITOR_MS = 400 * 86_400_000;

export class SqliteStore extends Store {
  private readonly sql: Record<keyof typeof SQL, Statement>;

  constructor(
    db: Database,
    private readonly commits: GroupCommit,
    private readonly clock: Clock,
  ) {
    super();
    const prepared = Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)]);
    this.sql = Object.fromEntries(prepared) as typeof this.sql;
  }

  async owner(key: string) {
    return this.reading(() => this.alive(key));
  }

  async rows(owner: string, names: readonly string[]) {
    return this.reading(() => names.map((name) => this.row(owner, name)));
  }

  async allRows(owner: string) {
    return this.reading(() => this.sql.rows.all(owner) as Row[]);
  }

  async holding(name: string) {
    return this.reading(() =>
      (this.sql.holding.all(name) as { owner: string }[]).map((row) => row.owner),
    );
  }

  async top(name: string, count: number) {
    const now = this.clock.now();
    return this.reading(() => this.sql.top.all({ name, count, now }) as Owner[]);
  }

  change(change: Change) {
    return this.commits.write(() => this.apply(change));
  }

  async begin(owner: Owner) {
    await this.commits.write(() => this.sql.addOwner.run(owner));
  }

  async touch(key: string, idleExpiresAt: number) {
    await this.commits.write(() => this.sql.touch.run({ key, idleExpiresAt }));
  }

  async end(key: string) {
    await this.commits.write(() => this.sql.end.run(key));
  }

  async sweep() {
    const now = this.clock.now();
    if (!this.sql.expired.get({ now })) return [];
    const gone = await this.commits.write(() => this.sql.sweep.all({ now }) as Owner[]);
    // A visitor's own row names none.
    return gone.filter(({ visitor }) => visitor).map(({ key }) => key);
  }

  async probe() {
    await this.commits.write(() => undefined);
  }

  private reading<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw asRefusal(error);
    }
  }

  private apply({ owner, isNew, places, commandId, step }: Change): Changed {
    if (!isNew && !this.lives(owner.key)) throw sessionEnded();
    const answered = commandId && this.answered(owner.key, commandId);
    if (answered) return { rows: answered, written: [] };
    const before = places.map((place) => this.row(ownerOf(place, owner), place.name));
    const states = step(before);
    const written = places.filter((_, index) => states[index] !== undefined);
    if (isNew && written.length > 0) this.sql.addOwner.run(owner);
    const rows = places.map((place, index) =>
      this.save(ownerOf(place, owner), place, before[index], states[index]),
    );
    if (commandId && (!isNew || written.length > 0)) this.remember(owner.key, commandId, rows);
    return { rows, written };
  }

  private save(owner: string, place: Place, row: Row | undefined, state?: string) {
    if (state === undefined) return row;
    const { name, keep, rankedBy } = place;
    const now = this.clock.now();
    if (keep === 'visitor') this.sql.keepVisitor.run({ key: owner, now, until: now + VISITOR_MS });
    const next: Row = { name, state, version: (row?.version ?? 0) + 1, changedAt: now };
    this.sql.save.run({ owner, ...next });
    if (rankedBy) this.sql.rank.run({ owner, name, state, path: `$.${rankedBy}` });
    return next;
  }

  private alive(key: string) {
    const now = this.clock.now();
    return this.sql.owner.get(key, now, now) as Owner | undefined;
  }

  private lives(key: string) {
    const now = this.clock.now();
    return this.sql.lives.get(key, now, now) !== undefined;
  }

  private row(owner: string, name: string) {
    return this.sql.row.get(owner, name) as Row | undefined;
  }

  private answered(owner: string, id: string) {
    const found = this.sql.answered.get(owner, id) as { answer: string } | undefined;
    return found && (JSON.parse(found.answer) as Row[]);
  }

  private remember(owner: string, id: string, rows: unknown) {
    this.sql.remember.run(owner, id, JSON.stringify(rows));
  }
}

const ownerOf = ({ keep }: Place, owner: Owner) => (keep === 'visitor' ? owner.visitor : owner.key);

const LIVING = 'FROM owners WHERE key = ? AND idleExpiresAt > ? AND expiresAt > ?';

const SQL = {
  owner: `SELECT * ${LIVING}`,
  lives: `SELECT 1 ${LIVING}`,
  addOwner: `INSERT INTO owners VALUES (@key, @visitor, @startedAt, @idleExpiresAt, @expiresAt)
    ON CONFLICT (key) DO NOTHING`,
  keepVisitor: `INSERT INTO owners VALUES (@key, NULL, @now, @until, @until)
    ON CONFLICT (key) DO UPDATE SET idleExpiresAt = @until, expiresAt = @until`,
  touch: 'UPDATE owners SET idleExpiresAt = max(idleExpiresAt, @idleExpiresAt) WHERE key = @key',
  end: 'DELETE FROM owners WHERE key = ?',
  expired: 'SELECT 1 FROM owners WHERE idleExpiresAt <= @now OR expiresAt <= @now LIMIT 1',
  sweep: `DELETE FROM owners WHERE idleExpiresAt <= @now OR expiresAt <= @now
    RETURNING key, visitor`,
  row: 'SELECT name, version, state, changedAt FROM slices WHERE owner = ? AND name = ?',
  rows: 'SELECT name, version, state, changedAt FROM slices WHERE owner = ? ORDER BY name',
  holding: 'SELECT owner FROM slices WHERE name = ?',
  save: `INSERT INTO slices VALUES (@owner, @name, @version, @state, @changedAt)
    ON CONFLICT (owner, name) DO UPDATE SET version = @version, state = @state, changedAt = @changedAt`,
  rank: `INSERT INTO ranks VALUES (@owner, @name, json_extract(@state, @path))
    ON CONFLICT (owner, name) DO UPDATE SET rank = excluded.rank WHERE rank <> excluded.rank`,
  top: `SELECT owners.* FROM ranks JOIN owners ON key = owner
    WHERE name = @name AND rank > 0 AND idleExpiresAt > @now AND expiresAt > @now
    ORDER BY rank DESC, owner LIMIT @count`,
  answered: 'SELECT answer FROM commands WHERE owner = ? AND id = ?',
  remember: 'INSERT INTO commands VALUES (?, ?, ?)',
} as const;
