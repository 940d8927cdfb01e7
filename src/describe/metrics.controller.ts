import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Registry } from 'prom-client';
import { Push } from '../live/push.js';

/** How the process does, in Prometheus' text format. */
@Controller('metrics')
export class MetricsController {
  private registry: Promise<Registry> | undefined;

  constructor(private readonly push: Push) {}

  @Get()
  async metrics(@Res({ passthrough: true }) response: Response) {
    // Not before: to load what counts would hold every start up, and few are asked.
    this.registry ??= import('./metrics.js').then(({ registryOf }) => registryOf(this.push));
    const registry = await this.registry;
    response.set('Content-Type', registry.contentType);
    return registry.metrics();
  }
}
