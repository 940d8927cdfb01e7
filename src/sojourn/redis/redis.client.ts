import { createClient } from '@redis/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { RedisTimeoutError } from './redis.error.js';
import { inTime } from './time.limit.js';

export type Reply = string | number | null | readonly Reply[];

export type Client = ReturnType<typeof create>;

const CONNECT_LIMIT_MS = 2_000;
const BACK_OFF_MS = { first: 50, most: 1_000 };

/** Each lost connection gets a fresh client: one that is stuck on a frozen server or a cut network is left behind. */
export class RedisClient {
  private current: Client | undefined;
  private isClosed = false;
  private connecting: Promise<void> | undefined;
  private readonly listeners: (() => void)[] = [];
  /** Awaited with each new connection, before anything else is asked on it; what it throws refuses it. */
  meet: (client: Client) => Promise<unknown> = () => Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  onReady(listener: () => void) {
    this.listeners.push(listener);
  }

  async open() {
    await this.connect();
  }

  async send(words: readonly string[]) {
    if (!this.current) throw new Error('There is no connection to the Redis server.');
    return this.current.sendCommand<Reply>(words);
  }

  get connection() {
    return this.current;
  }

  reopen() {
    const stuck = this.current;
    this.current = undefined;
    stuck?.destroy();
    if (!this.isClosed) this.connecting ??= this.connectAgain();
  }

  close() {
    this.isClosed = true;
    this.current?.destroy();
    this.current = undefined;
  }

  private async connect() {
    const client = create(this.url);
    client.on('error', this.onTrouble);
    try {
      await inTime(this.greet(client), CONNECT_LIMIT_MS, () => new RedisTimeoutError());
    } catch (error) {
      client.destroy();
      throw error;
    }
    if (this.isClosed) return client.destroy();
    client.on('terminated', () => this.current === client && this.reopen());
    this.current = client;
    if (!client.isOpen) return this.reopen();
    for (const listener of this.listeners) listener();
  }

  private async greet(client: Client) {
    await client.connect();
    await this.meet(client);
  }

  /** Not all at the same time: a server that comes back is not to be stormed. */
  private async connectAgain() {
    for (let waitMs = BACK_OFF_MS.first; !this.isClosed && !this.current;) {
      await sleep(waitMs * (0.5 + Math.random()), undefined, { ref: false });
      await this.connect().catch(this.onTrouble);
      waitMs = Math.min(2 * waitMs, BACK_OFF_MS.most);
    }
    this.connecting = undefined;
  }
}

function create(url: string) {
  return createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: { reconnectStrategy: false, connectTimeout: CONNECT_LIMIT_MS },
    // The client's own limit ends where a command is written, so RedisConnection has another.
    commandOptions: { timeout: 0 },
  });
}
