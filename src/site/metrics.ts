import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Broadcaster, Storage, Tally } from 'sojourn';
import type { ChangeCounter } from './change.counter.js';
import type { FeedDelay } from './feed.delay.js';

/** Gauges under a counter's name, which promtool refuses; the counts by type that stand beside them say the same. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

export function registryOf(
  broadcaster: Broadcaster,
  counter: ChangeCounter,
  storage: Storage,
  tally: Tally,
  delay: FeedDelay,
) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  registry.registerMetric(tabs(broadcaster));
  registry.registerMetric(changes(counter));
  registry.registerMetric(caveats(storage));
  registry.registerMetric(
    told(storage, 'items', 'feed_items', 'Changes and ends that this process was told.'),
  );
  registry.registerMetric(
    told(
      storage,
      'seconds',
      'feed_seconds',
      'How long it took altogether to tell its tabs, and all else that listens.',
    ),
  );
  registry.registerMetric(delays(delay));
  for (const metric of TALLIED) registry.registerMetric(tallied(tally, metric));
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

const TALLIED = [
  {
    name: 'sojourn_commands_total',
    help: 'Commands since the start, by name, door and result: done, or the code of the refusal.',
    labelNames: ['command', 'door', 'result'],
    of: 'commands',
  },
  {
    name: 'sojourn_sessions_total',
    help: 'Sessions that have begun, or were renewed, ended or expired by this process.',
    labelNames: ['event'],
    of: 'sessions',
  },
  {
    name: 'sojourn_refusals_total',
    help: 'Refused by a limit since the start.',
    labelNames: ['limit'],
    of: 'refusals',
  },
  {
    name: 'sojourn_pushes_total',
    help: 'Messages about a change, to one tab each.',
    of: 'pushes',
  },
  {
    name: 'sojourn_commits_total',
    help: 'Changes that were asked of the store, done or refused.',
    of: 'commits',
  },
  {
    name: 'sojourn_commit_seconds_total',
    help: 'How long they took altogether, until they were durable.',
    of: 'commitSeconds',
  },
  {
    name: 'sojourn_commit_retries_total',
    help: 'How often one was worked out again: another was faster, or the store was busy.',
    of: 'retries',
  },
] as const;

const tallied = (tally: Tally, { of, ...about }: (typeof TALLIED)[number]) =>
  new Counter<string>({
    labelNames: [],
    ...about,
    registers: [],
    collect() {
      this.reset();
      for (const { labels, value } of tally.of(of)) this.inc(labels, value);
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

const told = (storage: Storage, what: 'items' | 'seconds', name: string, help: string) =>
  new Counter({
    name: `sojourn_${name}_total`,
    help,
    registers: [],
    collect() {
      this.reset();
      this.inc(storage.feed.told[what]);
    },
  });

const delays = (delay: FeedDelay) =>
  new Gauge({
    name: 'sojourn_feed_delay_seconds',
    help: 'From when a change was asked for until this process was told: of its own, and of what others commit and a tab here watches; since the last look.',
    labelNames: ['origin', 'quantile'],
    registers: [],
    collect() {
      this.reset();
      for (const quantile of [0.5, 0.99])
        for (const { origin, seconds } of delay.percentiles(100 * quantile))
          this.set({ origin, quantile }, seconds);
      delay.reset();
    },
  });
