import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Storage, type FeedItem } from 'sojourn';

@Injectable()
export class ChangeCounter implements OnModuleInit, OnModuleDestroy {
  readonly changes = new Map<string, number>();
  private unsubscribe: (() => void) | undefined;

  constructor(private readonly storage: Storage) {}

  onModuleInit() {
    this.unsubscribe = this.storage.feed.subscribe({ told: (item) => this.hear(item) });
  }

  onModuleDestroy() {
    this.unsubscribe?.();
  }

  private hear(item: FeedItem) {
    if (item.kind === 'changed' && item.isOwn) for (const { name } of item.slices) this.count(name);
  }

  private count(slice: string) {
    this.changes.set(slice, (this.changes.get(slice) ?? 0) + 1);
  }
}
