import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { asRefusal } from '../commands/as.refusal.js';
import { checkedConditions, payloadOf } from '../commands/door.js';
import { payloadTooLarge } from '../commands/form.limit.js';
import { socketError } from '../commands/problem.js';
import { ReadQueue } from '../commands/read.queue.js';
import type { Owner } from '../session/change.js';
import { Owners } from '../session/owners.js';
import { malformed, notFound, sessionEnded, type Refusal } from '../session/refusal.js';
import { SessionConfig } from '../session/session.config.js';
import { sessionOfOwner } from '../session/session.js';
import { Tally } from '../session/tally.js';
import { Broadcaster } from './broadcaster.js';
import { Commands } from './commands.js';
import { Expiry } from './expiry.js';
import { SocketDrain } from './socket.drain.js';
import { SocketLimiter } from './socket.limiter.js';
import { WatchService } from './watch.service.js';

/** What changes nothing has no one else to look whether the session lives. */
const WATCHING = ['watch', 'unwatch'];

type Acknowledge = (said: object) => void;

@Injectable()
export class SocketDoor {
  private readonly logger = new Logger('SocketDoor');

  constructor(
    private readonly commands: Commands,
    private readonly watching: WatchService,
    private readonly owners: Owners,
    private readonly limiter: SocketLimiter,
    private readonly broadcaster: Broadcaster,
    private readonly expiry: Expiry,
    private readonly drain: SocketDrain,
    private readonly reads: ReadQueue,
    private readonly config: SessionConfig,
    private readonly tally: Tally,
  ) {}

  open(socket: Socket, owner: string) {
    const limit = this.limiter.of(owner);
    let queue = Promise.resolve();
    socket.onAny((name: unknown, ...args: unknown[]) => {
      // Socket.IO lets a number pass for a name, and no name at all.
      const event = String(name);
      if (isOfGateway(socket, event)) return;
      const acknowledge = takeAcknowledge(args);
      const refusal = this.drain.refusal ?? limit.refusal(socket);
      // Nest would run the events of one socket at the same time; here each waits for the one before.
      if (refusal) return acknowledge(this.refused(refusal));
      queue = queue.then(() => this.answer(socket, owner, event, args, acknowledge));
      this.drain.follow(socket, queue);
    });
  }

  private async answer(
    socket: Socket,
    owner: string,
    event: string,
    args: unknown[],
    acknowledge: Acknowledge,
  ) {
    try {
      acknowledge({ ok: true, ...(await this.run(socket, owner, event, this.payload(args))) });
      this.count(event, 'done');
    } catch (error) {
      const refusal = asRefusal(error);
      acknowledge(this.refused(refusal, error));
      this.count(event, refusal.code);
      // Not before: a socket that was cut hears no acknowledgement.
      if (refusal.code === 'session-ended') await this.cut(socket, owner);
    }
  }

  private payload(args: unknown[]) {
    if (args.length > 1) throw malformed('An event takes one payload object.');
    const payload = payloadOf(args[0]);
    const { payloadBytes } = this.config.limits;
    if (Buffer.byteLength(JSON.stringify(payload)) <= payloadBytes) return { ...payload };
    throw payloadTooLarge(payloadBytes);
  }

  private async run(socket: Socket, key: string, event: string, payload: Record<string, unknown>) {
    const seat = socket.data as { owner?: Owner };
    const owner = await this.owners.resume(key, WATCHING.includes(event) ? undefined : seat.owner);
    if (!owner) throw sessionEnded();
    seat.owner = owner;
    if (event === 'watch')
      return this.reads.run(key, () => this.watching.watch(socket, owner, payload));
    if (event === 'unwatch') return this.watching.unwatch(socket, owner, payload);
    return this.command(socket, owner, event, payload);
  }

  private async command(
    client: Socket,
    owner: Owner,
    event: string,
    payload: Record<string, unknown>,
  ) {
    const handler = this.commands.find(event);
    if (!handler) throw notFound(`There is no event "${event.slice(0, 60)}".`);
    const { ifVersion, commandId, ...fields } = payload;
    const conditions = checkedConditions({ ifVersion, commandId });
    const about = { ...conditions, command: event, door: 'socket' } as const;
    const session = sessionOfOwner(owner, about);
    return handler({ client, session, payload: fields });
  }

  /** Names that a client makes up are not counted one by one. */
  private count(event: string, result: string) {
    if (this.commands.find(event))
      this.tally.add('commands', { command: event, door: 'socket', result });
  }

  private async cut(socket: Socket, owner: string) {
    const reason = await this.expiry.reasonOf(owner).catch(() => 'expired' as const);
    this.broadcaster.cut(socket, reason);
  }

  private refused(refusal: Refusal, error?: unknown) {
    if (refusal.status === 500) this.logger.error(error);
    return { ok: false, error: socketError(refusal) };
  }
}

/** A gateway of the app takes what it listens for. To errors Socket.IO listens itself. */
const isOfGateway = (socket: Socket, event: string) =>
  event !== 'error' && socket.listenerCount(event) > 0;

function takeAcknowledge(args: unknown[]): Acknowledge {
  if (typeof args.at(-1) !== 'function') return () => undefined;
  return args.pop() as Acknowledge;
}
