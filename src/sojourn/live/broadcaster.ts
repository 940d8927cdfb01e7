import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import { answer } from '../commands/door.js';
import { Html } from '../commands/html.js';
import { Clock } from '../session/clock.js';
import { Epoch } from '../session/epoch.js';
import type { ChangedSlice, FeedItem, FeedListener } from '../session/feed.js';
import type { Reason } from '../session/session.js';
import type { Snapshot } from '../session/slice.js';
import { snapshot } from '../session/slice.json.js';
import { Slices } from '../session/slices.js';
import { Storage } from '../session/storage.js';
import { Tally } from '../session/tally.js';
import { PushLog } from './push.log.js';
import { PushThrottle } from './push.throttle.js';
import { terminate } from './termination.js';
import { Watchers, type Form, type WatchedSlice } from './watchers.js';

/** Sends events to the open tabs of this process. Slices are told by themselves: see `SessionService.change`. */
@Injectable()
export class Broadcaster implements FeedListener, OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Broadcaster');
  private readonly throttle = new PushThrottle();
  private server: Server | undefined;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly slices: Slices,
    private readonly watchers: Watchers,
    private readonly html: Html,
    private readonly epoch: Epoch,
    private readonly clock: Clock,
    private readonly log: PushLog,
    private readonly tally: Tally,
  ) {}

  onModuleInit() {
    this.unsubscribe = this.storage.feed.subscribe(this);
  }

  onModuleDestroy() {
    this.unsubscribe?.();
    this.throttle.forgetAll();
  }

  attach(server: Server) {
    this.server = server;
  }

  hasTabs(owner: string) {
    return this.server?.sockets.adapter.rooms.has(owner) ?? false;
  }

  tabsOf(owner: string) {
    const ids = this.server?.sockets.adapter.rooms.get(owner) ?? [];
    return [...ids].flatMap((id) => this.server?.sockets.sockets.get(id) ?? []);
  }

  /** How many tabs are open on this process. */
  get open() {
    return this.server?.engine.clientsCount ?? 0;
  }

  wants(owner: string) {
    return this.watchers.has(owner);
  }

  told(item: FeedItem) {
    if (item.kind === 'ended') this.end(item.owner, item.reason);
    else if (item.kind === 'missed') this.disconnect(item.owner, item.name);
    else this.changed(item.slices);
  }

  cut(socket: Socket, reason: Reason) {
    socket.emit('session:ended', { reason });
    socket.disconnect(true);
  }

  /** Sends an event, which is no change, to all tabs of a session on this process. */
  tell(owner: string, event: string, payload: object) {
    this.server?.to(owner).emit(event, payload);
  }

  /** Sends an event to the tabs that watch a slice on this process. */
  tellWatchers(owner: string, slice: string, event: string, payload: object) {
    this.tellTabs(this.watchers.tabsOf(owner, slice), event, payload);
  }

  /** Sends an event to tabs of this process. @param sockets their ids */
  tellTabs(sockets: string[], event: string, payload: object) {
    if (sockets.length > 0) this.server?.to(sockets).emit(event, payload);
  }

  render(owner: string, taken: Snapshot, form: Form, what: 'whole' | 'changed') {
    const { slice, version } = taken;
    if (form === 'json') return answer(taken);
    return { slice, version, html: this.html.face?.[what](owner, taken) ?? '' };
  }

  private end(owner: string, reason: Reason) {
    this.throttle.forget(owner);
    this.server?.to(owner).emit('session:ended', { reason });
    this.server?.in(owner).disconnectSockets(true);
  }

  /** A tab that would skip versions loses its connection: back again, it catches up by version. */
  private disconnect(owner: string, name: string) {
    const maySkip = this.slices.get(name)?.pushesPerSecond !== Infinity;
    for (const id of maySkip ? [] : this.watchers.tabsOf(owner, name)) {
      const socket = this.server?.sockets.sockets.get(id);
      if (socket) terminate(socket.conn);
    }
  }

  private changed(slices: readonly ChangedSlice[]) {
    const [{ owner, name }] = slices as readonly [ChangedSlice];
    const perSecond = slices.length === 1 ? this.slices.get(name)?.pushesPerSecond : Infinity;
    this.throttle.run(owner, name, perSecond ?? Infinity, () => this.push(slices));
  }

  /** What is wrong with a region must not stop the app: it may run from a timer. */
  private push(slices: readonly ChangedSlice[]) {
    if (!slices.some(({ owner }) => this.watchers.has(owner))) return;
    try {
      const render = this.renderer();
      const told = new Map<ChangedSlice, number>();
      for (const { sockets, watched } of this.watchers.audiences(slices)) {
        const changes = watched.flatMap((part) => render(part) ?? []);
        if (changes.length > 0) this.emitChanged(sockets, changes);
        for (const { slice } of watched) told.set(slice, (told.get(slice) ?? 0) + sockets.length);
      }
      this.note(told);
    } catch (error) {
      this.logger.error(error);
    }
  }

  private note(told: ReadonlyMap<ChangedSlice, number>) {
    const now = this.clock.now();
    for (const [slice, tabs] of told)
      if (slice.row) this.log.note(slice, { tabs, afterMs: now - slice.row.changedAt });
  }

  private emitChanged(sockets: string[], changes: object[]) {
    this.server?.to(sockets).emit('changed', { epoch: this.epoch.value, changes });
    this.tally.add('pushes', {}, sockets.length);
  }

  /** Nothing is rendered that nobody watches, and nothing twice. */
  private renderer() {
    const now = this.clock.now();
    const rendered = new Map<string, object | undefined>();
    return ({ slice, form }: WatchedSlice) => {
      const key = `${slice.name} ${form}`;
      if (!rendered.has(key)) rendered.set(key, this.renderChange(slice, form, now));
      return rendered.get(key);
    };
  }

  private renderChange({ owner, name, row }: ChangedSlice, form: Form, now: number) {
    const slice = this.slices.get(name);
    return slice && row && this.render(owner, snapshot(slice, row, now), form, 'changed');
  }
}
