import { Controller, Get, Header } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Push } from '../live/push.js';

/** How the process does, in Prometheus' text format. */
@Controller('metrics')
export class MetricsController {
  private readonly registry = new Registry();

  constructor(push: Push) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(tabs(push));
    this.registry.registerMetric(changes(push));
  }

  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  metrics() {
    return this.registry.metrics();
  }
}

const tabs = (push: Push) =>
  new Gauge({
    name: 'sojourn_tabs',
    help: 'Open tabs.',
    registers: [],
    collect() {
      this.set(push.open);
    },
  });

const changes = (push: Push) =>
  new Counter({
    name: 'sojourn_changes_total',
    help: 'Committed changes since the start, by slice.',
    labelNames: ['slice'],
    registers: [],
    collect() {
      this.reset();
      for (const [slice, count] of push.changes) this.inc({ slice }, count);
    },
  });
