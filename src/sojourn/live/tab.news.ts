import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Html } from '../commands/html.js';
import type { Owner } from '../session/change.js';
import { every } from '../session/interval.js';
import { Storage } from '../session/storage.js';
import { warn } from '../session/warn.js';
import { Broadcaster } from './broadcaster.js';
import { PushThrottle } from './push.throttle.js';

/** A browser that starts again opens fifty tabs at once. */
const TOLD_PER_SECOND = 2;
/** Other processes' tabs tell nobody: they are counted so often, where somebody watches. */
const LOOK_EVERY_MS = 1_000;

interface Watched {
  owner: Owner;
  tabs: Set<string>;
  told: number;
}

/** To be told is no activity, and keeps no session. */
@Injectable()
export class TabNews implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('TabNews');
  private readonly throttle = new PushThrottle();
  private readonly watched = new Map<string, Watched>();
  private stopLooking: (() => void) | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly broadcaster: Broadcaster,
    private readonly html: Html,
  ) {}

  onModuleInit() {
    this.stopLooking = every(LOOK_EVERY_MS, 'TabNews', () => this.look());
  }

  onModuleDestroy() {
    this.stopLooking?.();
    this.throttle.forgetAll();
  }

  watch(socket: Socket, owner: Owner) {
    const watched = this.watched.get(owner.key) ?? { owner, tabs: new Set<string>(), told: -1 };
    this.watched.set(owner.key, watched);
    if (watched.tabs.has(socket.id)) return;
    watched.tabs.add(socket.id);
    socket.once('disconnect', () => this.unwatch(socket, owner));
  }

  unwatch(socket: Socket, { key }: Owner) {
    const tabs = this.watched.get(key)?.tabs;
    tabs?.delete(socket.id);
    if (tabs?.size !== 0) return;
    this.watched.delete(key);
    this.throttle.forget(key);
  }

  changed(owner: string) {
    if (!this.watched.has(owner)) return;
    this.throttle.run(owner, '', TOLD_PER_SECOND, () => {
      this.tell(owner).catch((error: unknown) => warn(this.logger, error));
    });
  }

  private async tell(key: string) {
    const watched = this.watched.get(key);
    if (!watched) return;
    const tabs = await this.storage.tabs.count(key);
    const html = await this.html.tabs?.(watched.owner, tabs);
    watched.told = tabs;
    this.broadcaster.tellTabs([...watched.tabs], 'session:tabs', { tabs, html });
  }

  private async look() {
    for (const [key, { told }] of this.watched)
      if ((await this.storage.tabs.count(key)) !== told) this.changed(key);
  }
}
