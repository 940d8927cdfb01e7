import { io, type Socket } from 'socket.io-client';
import type { Settings } from './client.options.js';
import { Listeners } from './listeners.js';
import type { Ack, EndReason } from './protocol.js';
import { closed, sessionOver, type RefusedError } from './refused.error.js';
import { cookieHeader, pollFirst, queryOf, socketOptions } from './socket.options.js';

interface Waiter {
  resolve: () => void;
  reject: (error: RefusedError) => void;
}

export class Connection {
  readonly connected = new Listeners<[]>();
  readonly lost = new Listeners<[refusal?: string]>();
  readonly answered = new Listeners<[]>();
  readonly pushed = new Listeners<[event: string, payload: unknown]>();
  over: RefusedError | undefined;
  readonly ended = new Listeners<[reason: EndReason]>();
  readonly gone = new AbortController();
  private readonly socket: Socket;
  private waiting: Waiter[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    url: string | undefined,
    readonly settings: Settings,
  ) {
    this.socket = io(url, socketOptions(url ?? '', settings));
    this.socket.on('connect', () => this.onConnect());
    this.socket.on('disconnect', () => this.onLost());
    this.socket.on('connect_error', ({ message }) => {
      pollFirst(this.socket.io.opts);
      this.onLost(this.socket.active ? undefined : message);
    });
    this.socket.onAny((event: string, payload: unknown) => this.pushed.tell(event, payload));
    this.socket.on('session:ended', ({ reason }: { reason: EndReason }) => this.end(reason));
    this.socket.io.on('reconnect_attempt', () => this.renewCookie());
  }

  get isConnected() {
    return this.socket.connected;
  }

  /** `take` gets the answer before any later event. */
  async attempt(event: string, payload: object, take: (answer: object) => void = () => {}) {
    if (!this.socket.connected) return undefined;
    return new Promise<Ack | undefined>((resolve) => {
      const { answerMs } = this.settings;
      this.socket.timeout(answerMs).emit(event, payload, (error: Error | null, said?: Ack) => {
        if (said?.ok) take(said);
        if (said) this.answered.tell();
        resolve(error ? undefined : said);
      });
    });
  }

  async ready(late: () => RefusedError, signal?: AbortSignal) {
    if (this.over) throw this.over;
    if (this.socket.connected || signal?.aborted) return;
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      signal?.addEventListener('abort', () => reject(late()));
    });
  }

  reconnect() {
    if (!this.socket.connected) this.reopen();
  }

  /** A connection may only look open, as after sleep. */
  reopen() {
    if (!this.over) this.socket.disconnect().connect();
  }

  close(why = closed()) {
    this.over ??= why;
    clearTimeout(this.timer);
    this.gone.abort();
    this.socket.off().offAny().disconnect();
    for (const { reject } of this.waiting.splice(0)) reject(this.over);
  }

  private onConnect() {
    clearTimeout(this.timer);
    this.socket.io.opts.query = queryOf(this.settings, true);
    this.connected.tell();
    for (const { resolve } of this.waiting.splice(0)) resolve();
  }

  private onLost(refusal?: string) {
    clearTimeout(this.timer);
    // Socket.IO does not try again by itself where the server refused or cut the connection.
    if (!this.socket.active) this.timer = setTimeout(() => this.retry(), this.settings.refusedMs);
    this.lost.tell(refusal);
  }

  private retry() {
    this.renewCookie();
    this.socket.connect();
  }

  private renewCookie() {
    Object.assign(this.socket.io.opts, cookieHeader(this.settings));
  }

  private end(reason: EndReason) {
    this.close(sessionOver(reason));
    this.ended.tell(reason);
  }
}
