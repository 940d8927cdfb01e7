import { Controller, Get, Header } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { Push } from '../live/push.js';
import { RateLimiter } from '../web/rate.limiter.js';

/** How the process does, in Prometheus' text format. */
@Controller('metrics')
export class MetricsController {
  private registry: Promise<Registry> | undefined;

  constructor(
    private readonly push: Push,
    private readonly limiter: RateLimiter,
  ) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics() {
    // Not before: to load what counts would hold every start up, and few are asked.
    this.registry ??= import('./metrics.js').then(({ registryOf }) =>
      registryOf(this.push, this.limiter),
    );
    return (await this.registry).metrics();
  }
}
