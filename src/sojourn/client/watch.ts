import type { Connection } from './connection.js';
import type { ChangedMessage, Held, SliceChange } from './protocol.js';
import type { RefusedError } from './refused.error.js';
import { request } from './requests.js';

export interface Watcher {
  as: 'json' | 'html';
  held: () => Held;
  take: (message: ChangedMessage) => boolean;
}

interface Caught {
  epoch: string;
  changed: SliceChange[];
}

const PASSING = ['unavailable', 'too-many', 'fault'];

export class Watch {
  private catching: Promise<void> | undefined;
  private isBehind = false;
  private readonly stopping = new AbortController();

  constructor(
    private readonly connection: Connection,
    private readonly watcher: Watcher,
  ) {}

  get hasTabs() {
    return this.watcher.held().tabs === true;
  }

  get names() {
    return Object.keys(this.watcher.held().slices);
  }

  /** One at a time, as an attempt outlives its connection; once more, as an earlier one may have asked for less. */
  catchUp() {
    this.isBehind = true;
    return (this.catching ??= this.persist().finally(() => (this.catching = undefined)));
  }

  take(message: ChangedMessage) {
    if (!this.watcher.take(message)) this.catchUp().catch(() => undefined);
  }

  stop() {
    this.stopping.abort();
  }

  private async persist(): Promise<void> {
    while (this.isBehind) await this.request().catch((error: RefusedError) => this.waitOut(error));
  }

  private async waitOut(error: RefusedError) {
    if (!PASSING.includes(error.code)) throw error;
    this.isBehind = true;
    await new Promise((resolve) => setTimeout(resolve, this.connection.settings.refusedMs));
  }

  private async request() {
    const { signal } = this.stopping;
    const payload = () => {
      this.isBehind = false;
      return { ...this.watcher.held(), as: this.watcher.as };
    };
    const take = (answer: object) => {
      const { epoch, changed } = answer as Caught;
      if (!signal.aborted) this.watcher.take({ epoch, changes: changed });
    };
    await request(this.connection, 'watch', { payload, take, isProbe: true, signal });
  }
}
