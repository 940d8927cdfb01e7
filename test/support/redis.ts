import { afterAll, describe } from '@jest/globals';
import { createClient } from '@redis/client';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER } from './folder.js';
import { freePort } from './free.port.js';
import { until } from './until.js';

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;

if (!isInstalled)
  process.stderr.write('No Redis here, so what needs it is skipped: apt install redis-server.\n');

/** For tests that need a server. */
export const withRedis = isInstalled ? describe : describe.skip;

const STRICT = ['--appendonly', 'yes', '--appendfsync', 'always', '--databases', '64'];

const servers: RedisServer[] = [];

// Not even a test that fails leaves a server or a folder behind.
afterAll(async () => {
  for (const server of servers) await server.remove();
});

/** A Redis server on a port and in a folder of its own, with nothing in it. */
export class RedisServer {
  private child!: ChildProcess;
  private output = '';

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private options: readonly string[],
  ) {}

  /** @param options beyond those that keep each write, such as `--maxmemory 8mb` */
  static async start(options: readonly string[] = STRICT) {
    const folder = mkdtempSync(join(FOLDER, 'sojourn-redis-'));
    const server = new RedisServer(await freePort(), folder, options);
    servers.push(server);
    await server.launch();
    return server;
  }

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it again on its port, with what it kept. */
  async launch() {
    const where = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--dir', this.folder];
    this.output = '';
    this.child = spawn('redis-server', [...where, '--save', '', ...this.options]);
    this.child.stdout!.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    await until('the Redis server listens', () => {
      if (this.child.exitCode !== null) throw new Error(`Redis ended: ${this.output}`);
      return this.output.includes('Ready to accept connections');
    });
  }

  /** Asks it something on a connection of its own. */
  async ask(...words: string[]) {
    const client = createClient({ url: this.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.sendCommand(words);
    } finally {
      client.destroy();
    }
  }

  signal(signal: NodeJS.Signals) {
    this.child.kill(signal);
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL') {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill(signal);
    await closed;
  }

  /** Stops it, and starts it again with what a backup holds, as README says. */
  async restore(copy: string) {
    await this.stop();
    rmSync(join(this.folder, 'appendonlydir'), { recursive: true });
    copyFileSync(copy, join(this.folder, 'dump.rdb'));
    const { options } = this;
    this.options = [...options, '--appendonly', 'no'];
    await this.launch();
    this.options = options;
    await this.ask('CONFIG', 'SET', 'appendonly', 'yes');
  }

  async remove() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A name that no other test uses on the same server. */
export const newPrefix = () => `${randomUUID()}:`;
