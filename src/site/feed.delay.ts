import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { Clock, Storage, type FeedItem } from 'sojourn';

const ORIGINS = ['own', 'other'] as const;

/** From when a change is asked for until this process is told of it. */
@Injectable()
export class FeedDelay implements OnModuleInit, OnModuleDestroy {
  /** In microseconds. */
  private readonly delays = { own: createHistogram(), other: createHistogram() };
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.unsubscribe = this.storage.feed.subscribe({ told: (item) => this.hear(item) });
  }

  onModuleDestroy() {
    this.unsubscribe?.();
  }

  percentiles(percent: number) {
    return ORIGINS.filter((origin) => this.delays[origin].count > 0).map((origin) => ({
      origin,
      seconds: this.delays[origin].percentile(percent) / 1e6,
    }));
  }

  reset() {
    for (const origin of ORIGINS) this.delays[origin].reset();
  }

  /** Of what others commit the row is there only where a tab here watches it: nobody waits for the rest. */
  private hear(item: FeedItem) {
    if (item.kind !== 'changed') return;
    const row = item.slices.find((slice) => slice.row)?.row;
    if (row) record(this.delays[item.isOwn ? 'own' : 'other'], this.clock.now() - row.changedAt);
  }
}

/** A histogram counts from 1; and the clock of another machine may be ahead. */
const record = (delays: RecordableHistogram, ms: number) =>
  delays.record(Math.max(Math.round(ms * 1_000), 1));
