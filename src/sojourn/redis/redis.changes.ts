import { setTimeout as sleep } from 'node:timers/promises';
import { EVERYONE, type Change, type Committed } from '../session/change.js';
import type { FeedItem } from '../session/feed.js';
import type { KeptLimits } from '../session/limits.js';
import { unavailable } from '../session/refusal.js';
import {
  applyAll,
  hasWork,
  isWritten,
  placesOf,
  rowId,
  settle,
  type Job,
  type Known,
  type Outcome,
} from './change.batch.js';
import { ChangeRequest } from './change.request.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisFeed } from './redis.feed.js';
import type { RedisKeys } from './redis.keys.js';

const AT_ONCE = 50;
/** Then its changes are refused with 503. */
const ATTEMPTS = 40;
const RETRY_MS = 2;

/** All that waits of one session goes in one step, again where another process was faster. */
export class RedisChanges {
  private readonly waiting = new Map<string, Job[]>();

  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
    private readonly feed: RedisFeed,
    private readonly node: string,
    private readonly limits: KeptLimits,
  ) {}

  commit(change: Change) {
    return new Promise<Committed>((resolve, reject) => {
      const job = { change, resolve, reject };
      const { key } = change.owner;
      const others = this.waiting.get(key);
      if (others) others.push(job);
      else {
        this.waiting.set(key, [job]);
        void this.work(key);
      }
    });
  }

  private async work(key: string) {
    const waiting = this.waiting.get(key)!;
    // What is asked for in the same turn goes along.
    await Promise.resolve();
    let known: Known | undefined;
    while (waiting.length > 0) {
      const jobs = waiting.splice(0, AT_ONCE);
      known = await this.change(jobs, known).catch((error: unknown) => {
        this.feed.unsure(jobs[0]!.change.owner.visitor);
        for (const { reject } of jobs) reject(error);
        return undefined;
      });
    }
    this.waiting.delete(key);
  }

  /** @param last how things were after the changes before */
  private async change(jobs: readonly Job[], last: Known | undefined) {
    const request = new ChangeRequest(jobs, this.keys, this.node, this.limits);
    let known = guess(jobs, last) ?? (await request.load(this.connection));
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { outcomes, after } = applyAll(jobs, known);
      const reply = await this.write(request, known, outcomes);
      if (typeof reply === 'number') {
        await this.tell(outcomes, reply);
        outcomes.forEach(settle);
        return after;
      }
      known = reply;
      await sleep(RETRY_MS * attempt * Math.random());
    }
    throw unavailable(new Error('Other processes change this session all the time.'));
  }

  /** What was refused is looked at again where it may be for what is no longer so. */
  private async write(request: ChangeRequest, known: Known, outcomes: readonly Outcome[]) {
    if (known.isFresh && !outcomes.some(hasWork)) return 0;
    return request.write(this.connection, known, outcomes);
  }

  private async tell(outcomes: readonly Outcome[], last: number) {
    const items = outcomes.filter(isWritten).map(itemOf);
    const [{ job }] = outcomes as readonly [Outcome];
    if (items.length > 0) await this.feed.committed(job.change.owner.visitor, last, items);
  }
}

function guess(jobs: readonly Job[], last: Known | undefined): Known | undefined {
  const places = placesOf(jobs);
  if (last?.isAlive && places.every((place) => last.rows.has(rowId(place)))) return last;
  const isAllNew = jobs.every(({ change }) => change.isNew && change.owner !== EVERYONE);
  if (!isAllNew || places.some(({ keep }) => keep === 'visitor')) return undefined;
  return { isAlive: true, rows: new Map(), answers: new Map(), isFresh: false };
}

function itemOf(outcome: Outcome): FeedItem {
  const written = 'writes' in outcome ? outcome.writes.written : [];
  const slices = written.map(({ owner, row }) => {
    const { name, version } = row;
    return { owner, name, version, row };
  });
  return { kind: 'changed', slices, isOwn: true };
}
