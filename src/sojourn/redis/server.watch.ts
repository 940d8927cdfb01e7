import type { RedisClient } from './redis.client.js';
import type { Durability, Settings } from './redis.options.js';
import { RedisServerInfo, type Ask } from './redis.server.js';

/** Looks with each connection at the server: it may be another than the one before. */
export class ServerWatch {
  private server: RedisServerInfo | undefined;
  private runId: string | undefined;

  constructor(
    client: RedisClient,
    private readonly settings: Required<Settings>,
    private readonly durability: Durability,
    private readonly onSetBack: () => void,
  ) {
    client.meet = (connected) => this.meet((...words) => connected.sendCommand(words));
    client.onReady(() => this.lookWhetherSetBack());
  }

  get caveats() {
    return this.server?.caveats ?? [];
  }

  private async meet(ask: Ask) {
    const server = await RedisServerInfo.read(ask, this.settings);
    server.mustServe();
    if (this.durability === 'strict') server.mustBeStrict();
    this.server = server;
  }

  /** A server that was started again, or another one, may have lost the last changes. */
  private lookWhetherSetBack() {
    const before = this.runId;
    this.runId = this.server?.runId;
    if (before !== undefined && before !== this.runId) this.onSetBack();
  }
}
