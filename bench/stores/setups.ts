import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisServer } from '../anomalies/redis.server.js';
import { SOJOURN, STOCK, type Pattern } from '../patterns.js';
import { Server } from '../server.js';

export interface Setup {
  name: string;
  processes: 1 | 2;
  pattern: Pattern;
  /** None for SQLite. */
  redis?: RedisServer;
  env: Record<string, string>;
}

const EVERY_SECOND = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];

/** Two Redis servers, which sync each write and once a second, and every app on them. */
export class Setups {
  private constructor(
    readonly all: readonly Setup[],
    private readonly servers: readonly RedisServer[],
  ) {}

  static async start() {
    const always = await RedisServer.start(newFolder());
    const everySecond = await RedisServer.start(newFolder(), EVERY_SECOND);
    const kinds = [
      { name: 'Sojourn, SQLite', pattern: SOJOURN },
      { name: 'Sojourn, Redis `always`', pattern: SOJOURN, redis: always },
      { name: 'Sojourn, Redis `everysec`', pattern: SOJOURN, redis: everySecond },
      { name: 'connect-redis, `everysec`', pattern: CONNECT_REDIS, redis: everySecond },
    ];
    const all = kinds.flatMap((kind, database) =>
      ([1, 2] as const).map((processes) => ({
        ...kind,
        processes,
        env: envOf(kind.redis, 2 * database + processes),
      })),
    );
    return new Setups(all, [always, everySecond]);
  }

  async end() {
    for (const server of this.servers) await server.end();
  }
}

export async function launch({ pattern, processes, env }: Setup) {
  const servers: Server[] = [];
  while (servers.length < processes)
    servers.push(await Server.start(pattern.script, servers[0], env));
  return servers;
}

const CONNECT_REDIS: Pattern = { ...STOCK, script: 'bench/peers/connect-redis.js' };

const envOf = (redis: RedisServer | undefined, database: number): Record<string, string> =>
  redis ? { REDIS_URL: `${redis.url}/${database}`, REDIS_DURABILITY: 'relaxed' } : {};

const newFolder = () => mkdtempSync(join(tmpdir(), 'bench-redis-'));
