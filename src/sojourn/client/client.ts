import type {
  AnswerOf,
  AnyApp,
  AppTypes,
  ChangeOf,
  EventName,
  PayloadOf,
  SliceName,
} from './app.types.js';
import type { SendOptions } from './client.options.js';
import type { Connection } from './connection.js';
import { Listeners, type Unsubscribe } from './listeners.js';
import type { ChangedMessage, EndReason, Expiring, Held, OpenTabs } from './protocol.js';
import { ask, request } from './requests.js';
import { SliceMemory } from './slice.memory.js';
import { onWake } from './wake.js';
import { Watches } from './watches.js';

type Sent<Payload> = object extends Payload
  ? [payload?: Payload, options?: SendOptions]
  : [payload: Payload, options?: SendOptions];

/** One session, seen from a browser or a script. */
export class Client<App extends AppTypes = AnyApp> {
  private readonly watches: Watches;
  private readonly expiring = new Listeners<[Expiring]>();
  private readonly tabs = new Listeners<[OpenTabs]>();
  private readonly others = new Listeners<[event: string, payload: unknown]>();

  /** Not for applications: see `connect`. */
  constructor(private readonly connection: Connection) {
    this.watches = new Watches(connection);
    connection.connected.add(() => void this.watches.catchUp());
    connection.pushed.add((event, payload) => this.hear(event, payload));
    if (connection.settings.wakes) onWake(() => void this.wake(), connection.gone.signal);
  }

  /**
   * Calls `onChange` with the slices as they are, then with each change: all slices of one change in one call. After a
   * gap it gets what was missed, or all of them where versions can't be compared.
   * @returns a function that stops it
   * @throws RefusedError `not-found` for a slice that the server does not know
   * @example const stop = await client.watch(['cart'], ([{ state }]) => showTotal(state.total));
   */
  watch<Name extends SliceName<App>>(
    slices: readonly Name[],
    onChange: (changes: ChangeOf<App, Name>[]) => void,
  ): Promise<Unsubscribe> {
    const memory = new SliceMemory(slices);
    const take = (message: ChangedMessage) => {
      const news = memory.learn(message);
      if (news.length > 0) onChange(news as unknown as ChangeOf<App, Name>[]);
      return memory.isWhole;
    };
    return this.watches.begin({ as: 'json', held: () => memory.held, take });
  }

  /**
   * Watches slices as the HTML that the server draws. One client watches a slice by this or by `watch`, not by both.
   * @param held the versions that the page shows, asked at each catch-up
   * @returns a function that stops it
   * @throws RefusedError `not-found` for a slice that the server does not know
   */
  watchHtml(held: () => Held, onChange: (message: ChangedMessage) => void): Promise<Unsubscribe> {
    const take = (message: ChangedMessage) => {
      if (message.changes.length > 0) onChange(message);
      return true;
    };
    return this.watches.begin({ as: 'html', held, take });
  }

  /** Calls `onTabs` with the open tabs, and when they change, twice a second at most. @returns what stops it */
  async watchTabs(onTabs: (open: OpenTabs) => void): Promise<Unsubscribe> {
    const held = { slices: {}, epoch: '', tabs: true };
    const forget = this.tabs.add(onTabs);
    const stop = await this.watches.begin({ as: 'json', held: () => held, take: () => true });
    return () => {
      forget();
      stop();
    };
  }

  /**
   * Sends a command, again with the same id until it is acknowledged, so that it is applied once.
   * @returns the slice that it changed, or the command's own answer
   * @throws RefusedError with the server's `code`, or `session-ended`, `closed` or `unconfirmed`
   * @example const { version } = await client.send('cart:add', { item: 'flat-white' });
   */
  async send<Event extends EventName<App>>(
    event: Event,
    ...[payload, options = {}]: Sent<PayloadOf<App, Event>>
  ): Promise<AnswerOf<App, Event>> {
    const { repeats = true, ...conditions } = options;
    const asked = { ...(payload as object), ...conditions };
    const answer = repeats ? this.repeat(event, asked) : ask(this.connection, event, asked);
    return (await answer) as AnswerOf<App, Event>;
  }

  /** Called once, when the session is over; the client is closed then. */
  onEnded(listener: (reason: EndReason) => void): Unsubscribe {
    return this.connection.ended.add(listener);
  }

  /** Called when the session runs out soon; `send('session:stay')` puts `idle` off. */
  onExpiring(listener: (expiring: Expiring) => void): Unsubscribe {
    return this.expiring.add(listener);
  }

  /** Called at each connection; the client catches up by itself. */
  onConnected(listener: () => void): Unsubscribe {
    return this.connection.connected.add(listener);
  }

  /** Called when the connection is lost or refused, with the server's reason. The client tries again. */
  onLost(listener: (refusal?: string) => void): Unsubscribe {
    return this.connection.lost.add(listener);
  }

  /** Called at each answer of the server, refusals too: they keep the session alive. */
  onAnswer(listener: () => void): Unsubscribe {
    return this.connection.answered.add(listener);
  }

  /** Called with the events that an app sends beside the changes of its slices. */
  onPush(listener: (event: string, payload: unknown) => void): Unsubscribe {
    return this.others.add(listener);
  }

  /** Connects, or catches up, at once. */
  async wake() {
    this.connection.reconnect();
    if (this.connection.isConnected) await this.watches.catchUp();
  }

  /** Closes it for good. What is not confirmed by now fails as `closed`. */
  close() {
    this.connection.close();
  }

  private repeat(event: string, asked: object) {
    const once = { commandId: crypto.randomUUID(), ...asked };
    const signal = AbortSignal.timeout(this.connection.settings.giveUpMs);
    return request(this.connection, event, { payload: () => once, signal });
  }

  private hear(event: string, payload: unknown) {
    if (event === 'changed') this.watches.take(payload as ChangedMessage);
    else if (event === 'session:expiring') this.expiring.tell(payload as Expiring);
    else if (event === 'session:tabs') this.tabs.tell(payload as OpenTabs);
    else if (event !== 'session:ended') this.others.tell(event, payload);
  }
}
