import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from './browser.js';
import type { Column } from './columns.js';
import { Elsewhere } from './elsewhere.js';
import { Launched } from './launched.js';
import { Network } from './network.js';
import { RedisServer } from './redis.server.js';
import { waitUntil } from './wait.until.js';

export const KEYS = {
  old: 'the-old-secret-that-is-to-be-retired-soon',
  new: 'the-new-secret-that-takes-the-place-of-it',
};

/** One process and one folder for one case, and where it needs one a Redis server. */
export class Peer {
  private app!: Launched;
  private url = '';
  private readonly closers: (() => void)[] = [];

  private constructor(
    readonly column: Column,
    readonly folder: string,
    readonly elsewhere: Elsewhere,
    readonly redis: RedisServer | undefined,
  ) {}

  static async start(column: Column) {
    const folder = mkdtempSync(join(tmpdir(), 'anomalies-'));
    const redisFolder = join(folder, 'redis');
    mkdirSync(redisFolder);
    const redis = column.onRedis ? await RedisServer.start(redisFolder) : undefined;
    const peer = new Peer(column, folder, await Elsewhere.start(), redis);
    await peer.launch();
    return peer;
  }

  browser() {
    return new Browser(() => this.url);
  }

  async visitor() {
    const browser = this.browser();
    if (!(await browser.add('count'))) throw new Error(`${this.column.name} began no session.`);
    return browser;
  }

  async tab(browser: Browser) {
    const network = await Network.start(() => Number(new URL(this.url).port));
    const tab = this.column.tab!(network.url, browser.cookie);
    this.closers.push(tab.close, () => network.stop());
    await waitUntil('a tab to connect', () => tab.isConnected);
    return { tab, network };
  }

  get hasEnded() {
    return this.app.hasEnded;
  }

  /** @param secrets the first signs, all verify */
  async restart(...secrets: string[]) {
    await this.app.end();
    await this.launch(...secrets);
  }

  async restartAll() {
    await Promise.all([this.app.end(), this.redis?.end()]);
    await this.redis?.launch();
    await this.launch();
  }

  async stop() {
    for (const close of this.closers) close();
    this.elsewhere.stop();
    await Promise.all([this.app.end(), this.redis?.end()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async launch(...secrets: string[]) {
    const signing = secrets.length > 0 ? secrets : [KEYS.old];
    const env = {
      PORT: '0',
      NODE_ENV: 'production',
      PYTHONDONTWRITEBYTECODE: '1',
      DATA_DIR: this.folder,
      SECRETS: signing.join(','),
      SECRET_NUMBERS: signing.map((secret) => Object.values(KEYS).indexOf(secret) + 1).join(','),
      ...(this.redis && { REDIS_URL: this.redis.url }),
      ...this.column.env,
    };
    const { launched, found } = await Launched.start(this.column.words, env, /(http:[^\s"]+)/);
    this.app = launched;
    this.url = found;
  }
}
