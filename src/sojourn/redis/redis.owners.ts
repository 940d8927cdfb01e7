import type { Owner } from '../session/change.js';
import type { End } from '../session/session.js';
import { ENDS_KEPT_MS } from '../session/storage.js';
import { BEGIN, END, FIND_OWNER, SWEEP, TOP, TOUCH } from './owner.scripts.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';

const SWEEP_AT_ONCE = 50;

const FIELDS = ['@visitor', '@startedAt', '@idle', '@expires'];

type Fields = [visitor: string | null, startedAt: string, idle: string, expires: string];

export class RedisOwners {
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
  ) {}

  async find(key: string, now: number) {
    const found = await this.connection.command('HMGET', this.keys.owner(key), ...FIELDS);
    return living(ownerOf(key, found as Fields), now);
  }

  async of(sid: string, now: number) {
    const found = await this.connection.run(FIND_OWNER, [this.keys.record(sid)]);
    if (!Array.isArray(found)) return undefined;
    const [key, fields] = found as [string, Fields];
    return living(ownerOf(key, fields), now);
  }

  async begin(owner: Owner) {
    const { key } = owner;
    const keys = [this.keys.owner(key), this.keys.expiry(key)];
    await this.connection.run(BEGIN, keys, [JSON.stringify(asKept(owner))]);
  }

  /** @returns whether it lives: what comes late must not bring it back */
  async touch(key: string, now: number, idleMs: number) {
    const keys = [this.keys.owner(key), this.keys.expiry(key)];
    return (await this.connection.run(TOUCH, keys, [key, now, now + idleMs])) === 1;
  }

  async end(key: string) {
    const keys = [this.keys.owner(key), this.keys.end(key)];
    return (await this.connection.run(END, keys, [this.keys.tag(key), key])) as string | null;
  }

  /** @param key of an owner, or the id of a session */
  async endOf(key: string): Promise<End> {
    const record = await this.connection.command('HMGET', this.keys.record(key), 'end', 'owner');
    const [end, owner] = record as [End | null, string | null];
    if (end) return end;
    const mark = await this.connection.command('GET', this.keys.end(owner ?? key));
    return mark === null ? 'expired' : 'ended';
  }

  async top(name: string, count: number, now: number) {
    const ranks = this.keys.everywhere(`rank:${name}`);
    const found = (await this.connection.run(TOP, ranks, [now, count])) as [
      string,
      string,
      Fields,
    ][];
    return found
      .toSorted(([a, one], [b, other]) => Number(a) - Number(b) || (one < other ? -1 : 1))
      .slice(0, count)
      .map(([, key, fields]) => ownerOf(key, fields)!);
  }

  async sweep(now: number) {
    const sessions: string[] = [];
    for (;;) {
      const gone = (await this.connection.run(SWEEP, this.keys.everywhere('expiry'), [
        now,
        SWEEP_AT_ONCE,
      ])) as [string, number][];
      sessions.push(...gone.flatMap(([key, isSession]) => (isSession ? key : [])));
      if (gone.length === 0) return sessions;
    }
  }
}

/** With when the server may forget it. For everyone, that is never. */
export const asKept = (owner: Owner) => ({
  ...owner,
  ...(owner.expiresAt < Number.MAX_SAFE_INTEGER && { keptUntil: keptUntil(owner.expiresAt) }),
});

/** Time enough for clocks that differ, as a time to live only collects garbage. */
export const keptUntil = (expiresAt: number) => expiresAt + ENDS_KEPT_MS;

const living = (owner: Owner | undefined, now: number) =>
  owner && now < owner.idleExpiresAt && now < owner.expiresAt ? owner : undefined;

function ownerOf(key: string, [visitor, startedAt, idle, expires]: Fields): Owner | undefined {
  if (visitor === null) return undefined;
  return {
    key,
    visitor,
    startedAt: Number(startedAt),
    idleExpiresAt: Number(idle),
    expiresAt: Number(expires),
  };
}
