import { StartError } from '../session/start.error.js';
import type { Settings } from './redis.options.js';

export type Ask = (...words: string[]) => Promise<unknown>;

const SETTINGS: [setting: string, must: string, risk: string][] = [
  ['appendonly', 'yes', 'a restart of the server loses all sessions'],
  ['appendfsync', 'always', 'a crash of its machine loses the changes of the last moments'],
  ['no-appendfsync-on-rewrite', 'no', 'a crash while it rewrites its file loses changes'],
  ['maxmemory-policy', 'noeviction', 'sessions are dropped when its memory is full'],
];

const OLDEST = 7;

export class RedisServerInfo {
  private constructor(
    private readonly info: ReadonlyMap<string, string>,
    private readonly settings: ReadonlyMap<string, string | undefined>,
    private readonly names: Required<Settings>,
  ) {}

  static async read(ask: Ask, names: Required<Settings>) {
    const info = linesOf(String(await ask('INFO', 'everything')));
    const settings = await Promise.all(
      SETTINGS.map(async ([name]) => [name, await settingOf(ask, name)] as const),
    );
    return new RedisServerInfo(info, new Map(settings), names);
  }

  /** Another after each start, so also after a fail-over. */
  get runId() {
    return this.info.get('run_id');
  }

  mustServe() {
    const version = this.info.get('redis_version') ?? '';
    if (Number.parseInt(version, 10) < OLDEST)
      throw new StartError(
        `${this.names.url} must name a Redis server of version ${OLDEST}.0 or later (or Valkey 8), not ${version}: update it.`,
      );
    if (this.info.get('cluster_enabled') === '1')
      throw new StartError(
        `${this.names.url} must name a single Redis server (with replicas, if you like), and not a Redis Cluster.`,
      );
    if (this.info.get('role') === 'slave')
      throw new StartError(
        `${this.names.url} must name the primary Redis server, and not a replica of it.`,
      );
  }

  mustBeStrict() {
    const [first] = this.faults;
    if (first)
      throw new StartError(
        `${this.names.url} must name a server whose "${first.setting}" is "${first.must}", but it is ${first.value}: ${first.risk}. Set it there, or set ${this.names.durability} to relaxed to accept that.`,
      );
  }

  get caveats() {
    return this.faults.map(
      ({ setting, must, value, risk }) => `"${setting}" is ${value}, not "${must}": ${risk}`,
    );
  }

  private get faults() {
    return SETTINGS.flatMap(([setting, must, risk]) => {
      const value = this.settings.get(setting);
      if (value === must) return [];
      return { setting, must, risk, value: value === undefined ? UNREADABLE : `"${value}"` };
    });
  }
}

const UNREADABLE = 'not to be read by this user (CONFIG GET is refused)';

async function settingOf(ask: Ask, name: string) {
  try {
    const [, value] = (await ask('CONFIG', 'GET', name)) as [string, string];
    return value;
  } catch {
    return undefined;
  }
}

const linesOf = (info: string) =>
  new Map(
    info.split('\r\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : [];
    }),
  );
