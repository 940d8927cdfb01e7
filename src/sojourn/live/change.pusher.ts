import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../session/clock.js';
import { Epoch } from '../session/epoch.js';
import type { ChangedSlice, FeedItem, FeedListener } from '../session/feed.js';
import { Slices } from '../session/slices.js';
import { Storage } from '../session/storage.js';
import { Tally } from '../session/tally.js';
import { Broadcaster } from './broadcaster.js';
import { PushLog } from './push.log.js';
import { PushThrottle } from './push.throttle.js';
import { SliceRenderer } from './slice.renderer.js';
import { Watchers } from './watchers.js';

/** Tells the tabs what the feed tells. */
@Injectable()
export class ChangePusher implements FeedListener, OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('ChangePusher');
  private readonly throttle = new PushThrottle();
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly slices: Slices,
    private readonly watchers: Watchers,
    private readonly broadcaster: Broadcaster,
    private readonly renderer: SliceRenderer,
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

  wants(owner: string) {
    return this.watchers.has(owner);
  }

  told(item: FeedItem) {
    if (item.kind === 'changed') return this.changed(item.slices);
    if (item.kind === 'missed') return this.missed(item.owner, item.name);
    this.throttle.forget(item.owner);
    this.broadcaster.end(item.owner, item.reason);
  }

  /** A tab that would skip versions loses its connection: back again, it catches up by version. */
  private missed(owner: string, name: string) {
    const maySkip = this.slices.get(name)?.pushesPerSecond !== Infinity;
    if (!maySkip) this.broadcaster.disconnect(this.watchers.tabsOf(owner, name));
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
      const render = this.renderer.ofChange();
      const told = new Map<ChangedSlice, number>();
      for (const { sockets, watched } of this.watchers.audiences(slices)) {
        const changes = watched.flatMap((part) => render(part) ?? []);
        if (changes.length > 0) this.emit(sockets, changes);
        for (const { slice } of watched) told.set(slice, (told.get(slice) ?? 0) + sockets.length);
      }
      this.note(told);
    } catch (error) {
      this.logger.error(error);
    }
  }

  private emit(sockets: string[], changes: object[]) {
    this.broadcaster.tellTabs(sockets, 'changed', { epoch: this.epoch.value, changes });
    this.tally.add('pushes', {}, sockets.length);
  }

  private note(told: ReadonlyMap<ChangedSlice, number>) {
    const now = this.clock.now();
    for (const [slice, tabs] of told)
      if (slice.row) this.log.note(slice, { tabs, afterMs: now - slice.row.changedAt });
  }
}
