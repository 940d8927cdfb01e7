import type { Connection } from './connection.js';
import type { ChangedMessage, Held, SliceChange } from './protocol.js';
import type { RefusedError } from './refused.error.js';
import { request } from './requests.js';

/** Where a watch finds what its client has, and hands what is new. */
export interface Watcher {
  as: 'json' | 'html';
  held: () => Held;
  /** @returns whether the watcher has all it watches by now */
  take: (message: ChangedMessage) => boolean;
}

interface Caught {
  epoch: string;
  changed: SliceChange[];
}

/** What may be otherwise in a moment. */
const PASSING = ['unavailable', 'too-many', 'fault'];

/** Slices that one part of the client watches. It catches up after each gap. */
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

  /**
   * Says what it has, and takes what it missed. One at a time: an attempt outlives its connection. What was asked
   * before this may have said less, so it is asked once more.
   * @throws RefusedError
   */
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
