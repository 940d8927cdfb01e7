import { io, type Socket } from 'socket.io-client';
import { Inbox } from './inbox.js';
import { PATIENCE_MS } from './wait.for.js';

export interface TabOptions {
  /** A Cookie header, as `Visitor.cookies` gives it. Default: none. */
  cookie?: string;
  transports?: readonly ('polling' | 'websocket')[];
  headers?: Record<string, string>;
  query?: Record<string, string>;
}

export interface Changed<State = unknown> {
  slice: string;
  version: number;
  state: State;
  html?: string;
}

export interface ChangedMessage {
  epoch: string;
  changes: Changed[];
}

export interface Ack<State = unknown> extends Partial<Changed<State>> {
  ok: boolean;
  epoch?: string;
  changed?: Changed<State>[];
  error?: { code: string; message: string; errors?: Record<string, string[]>; current?: Changed };
}

/** One open tab. It hears everything, and keeps it until it is asked. */
export class Tab {
  readonly messages: ChangedMessage[] = [];
  private readonly inbox = new Inbox();

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, payload: unknown) => this.hear(event, payload));
    socket.on('disconnect', (reason) => this.hear('disconnect', reason));
    socket.on('connect_error', (error) => this.hear('connect_error', error));
  }

  static async open(url: string, options: TabOptions = {}) {
    const tab = Tab.knock(url, options);
    await tab.connected();
    return tab;
  }

  /** Starts to connect without waiting for how that goes. */
  static knock(url: string, { cookie, transports, headers = {}, query = {} }: TabOptions = {}) {
    const socket = io(url, {
      forceNew: true,
      reconnection: false,
      timeout: PATIENCE_MS,
      transports: [...(transports ?? ['websocket'])],
      // As a browser does: it polls with the cookie that its handshake was given.
      withCredentials: !cookie,
      extraHeaders: { ...headers, ...(cookie && { Cookie: cookie }) },
      query,
    });
    return new Tab(socket);
  }

  /** Every slice of every change that came. */
  get pushes() {
    return this.messages.flatMap(({ changes }) => changes);
  }

  /** Sends an event. @returns its acknowledgement. @throws Error where none comes */
  async call<State = unknown>(event: string, ...payload: unknown[]): Promise<Ack<State>> {
    try {
      return (await this.socket.timeout(PATIENCE_MS).emitWithAck(event, ...payload)) as Ack<State>;
    } catch {
      throw new Error(`Waited in vain for the acknowledgement of "${event}".`);
    }
  }

  /** @param slices the versions that it has of them, 0 for none */
  watch(slices: Record<string, number>, as: 'json' | 'html' = 'json', epoch?: string) {
    return this.call('watch', { slices, as, epoch });
  }

  /** The next event of this name that was not asked for yet; of a change, its next slice. */
  async next<Payload = Changed>(event: string): Promise<Payload> {
    return (await this.inbox.next(event)) as Payload;
  }

  /** Whether an event came that was not asked for. */
  hasHeard(event: string) {
    return this.inbox.has(event);
  }

  /** Loses its connection, as a train in a tunnel does. */
  async goOffline() {
    this.socket.io.engine.close();
    await this.next('disconnect');
  }

  async comeBack() {
    this.socket.connect();
    await this.connected();
  }

  close() {
    this.socket.disconnect();
  }

  private connected() {
    return new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve).once('connect_error', reject);
    });
  }

  private hear(event: string, payload: unknown) {
    const message = payload as ChangedMessage;
    if (event === 'changed') this.messages.push(message);
    this.inbox.put(event, event === 'changed' ? message.changes : [payload]);
  }
}
