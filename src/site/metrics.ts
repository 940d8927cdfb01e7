import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Broadcaster, RateLimiter, Storage } from 'sojourn';
import type { ChangeCounter } from './change.counter.js';

/** Gauges under a counter's name, which promtool refuses; the counts by type that stand beside them say the same. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** What is counted, and what the process says of itself. */
export function registryOf(
  broadcaster: Broadcaster,
  counter: ChangeCounter,
  limiter: RateLimiter,
  storage: Storage,
) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  registry.registerMetric(tabs(broadcaster));
  registry.registerMetric(changes(counter));
  registry.registerMetric(refusals(limiter));
  registry.registerMetric(caveats(storage));
  return registry;
}

const tabs = (broadcaster: Broadcaster) =>
  new Gauge({
    name: 'sojourn_tabs',
    help: 'Open tabs.',
    registers: [],
    collect() {
      this.set(broadcaster.open);
    },
  });

const changes = (counter: ChangeCounter) =>
  new Counter({
    name: 'sojourn_changes_total',
    help: 'Committed changes since the start, by slice.',
    labelNames: ['slice'],
    registers: [],
    collect() {
      this.reset();
      for (const [slice, count] of counter.changes) this.inc({ slice }, count);
    },
  });

const refusals = (limiter: RateLimiter) =>
  new Counter({
    name: 'sojourn_refusals_total',
    help: 'Refused by a limit since the start.',
    labelNames: ['limit'],
    registers: [],
    collect() {
      this.reset();
      for (const [limit, count] of limiter.refusals) this.inc({ limit }, count);
    },
  });

const caveats = (storage: Storage) =>
  new Gauge({
    name: 'sojourn_store_caveats',
    help: 'Settings of the store that break a promise and were accepted; the log names them.',
    registers: [],
    collect() {
      this.set(storage.caveats.length);
    },
  });
