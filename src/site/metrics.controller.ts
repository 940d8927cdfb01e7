import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { Broadcaster, Storage, Tally } from 'sojourn';
import { ChangeCounter } from './change.counter.js';
import { FeedDelay } from './feed.delay.js';
import { MetricsGuard } from './metrics.guard.js';

@Controller('metrics')
@UseGuards(MetricsGuard)
export class MetricsController {
  private registry: Promise<Registry> | undefined;

  constructor(
    private readonly broadcaster: Broadcaster,
    private readonly counter: ChangeCounter,
    private readonly storage: Storage,
    private readonly tally: Tally,
    private readonly delay: FeedDelay,
  ) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics() {
    // Not before: to load what counts would hold every start up, and few are asked.
    this.registry ??= import('./metrics.js').then(({ registryOf }) =>
      registryOf(this.broadcaster, this.counter, this.storage, this.tally, this.delay),
    );
    return (await this.registry).metrics();
  }
}
