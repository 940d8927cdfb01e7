import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import { knownSlices, type Snapshot } from '../session/slice.js';
import { Tabs, type Reason } from '../session/tabs.js';
import { answer } from '../web/door.js';
import { RowDiff } from '../web/row.diff.js';
import { Pace } from './pace.js';

const FORMS = ['json', 'html'] as const;

export type Form = (typeof FORMS)[number];

/** The only class that pushes. Rooms are per owner, and per owner, slice and form. */
@Injectable()
export class Push extends Tabs implements OnModuleDestroy {
  /** How many changes were committed since the start, by slice. */
  readonly changes = new Map<string, number>();
  private readonly logger = new Logger('Push');
  private server: Server | undefined;
  private readonly pace = new Pace();

  constructor(private readonly rows: RowDiff) {
    super();
  }

  attach(server: Server) {
    this.server = server;
  }

  onModuleDestroy() {
    this.pace.forgetAll();
  }

  /** How many tabs are open. */
  get open() {
    return this.server?.engine.clientsCount ?? 0;
  }

  changed(owner: string, snapshot: Snapshot) {
    const { slice } = snapshot;
    this.changes.set(slice, (this.changes.get(slice) ?? 0) + 1);
    const { pushesPerSecond } = knownSlices.get(slice)!;
    this.pace.keep(owner, slice, pushesPerSecond, () => this.push(owner, snapshot));
  }

  ended(owner: string, reason: Reason) {
    this.pace.forget(owner);
    this.server?.to(owner).emit('session:ended', { reason });
    this.server?.in(owner).disconnectSockets(true);
  }

  /** Tells one tab that its session is over, and closes it. */
  cut(socket: Socket, reason: Reason) {
    socket.emit('session:ended', { reason });
    socket.disconnect(true);
  }

  count(owner: string) {
    return this.members(owner);
  }

  say(owner: string, slice: string, event: string, payload: object) {
    const rooms = FORMS.map((form) => roomName(owner, slice, form));
    this.server?.to(rooms).emit(event, payload);
  }

  watching(slice: string) {
    const names = [...(this.server?.sockets.adapter.rooms.keys() ?? [])];
    const watched = FORMS.flatMap((form) => ownersIn(names, roomName('', slice, form)));
    return [...new Set(watched)];
  }

  asHtml(owner: string, snapshot: Snapshot, what: 'whole' | 'changed' = 'whole') {
    const { slice, version } = snapshot;
    return { slice, version, html: this.rows[what](owner, snapshot) };
  }

  /** What is wrong with a region must not stop the app: it may run from a timer. */
  private push(owner: string, snapshot: Snapshot) {
    try {
      this.tell(owner, snapshot, 'json', answer);
      this.tell(owner, snapshot, 'html', (changed) => this.asHtml(owner, changed, 'changed'));
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** Nothing is rendered that nobody watches. */
  private tell(owner: string, snapshot: Snapshot, form: Form, say: (snapshot: Snapshot) => object) {
    const room = roomName(owner, snapshot.slice, form);
    if (this.members(room) > 0) this.server!.to(room).emit('changed', say(snapshot));
  }

  private members(room: string) {
    return this.server?.sockets.adapter.rooms.get(room)?.size ?? 0;
  }
}

export const roomName = (owner: string, slice: string, form: Form) => `${owner}/${slice}/${form}`;

const ownersIn = (rooms: readonly string[], ending: string) =>
  rooms.filter((room) => room.endsWith(ending)).map((room) => room.slice(0, -ending.length));
