import type { Writes } from '../session/apply.change.js';
import { type Change } from '../session/change.js';
import type { KeptLimits } from '../session/limits.js';
import { VISITOR_MS } from '../session/storage.js';
import {
  hasWork,
  keeperOf,
  placesOf,
  rowId,
  type Job,
  type Known,
  type Outcome,
} from './change.batch.js';
import { knownFrom, type Done, type Mismatch } from './change.reply.js';
import { CHANGE } from './change.script.js';
import type { RedisConnection } from './redis.connection.js';
import { aboutOf } from './redis.history.js';
import type { RedisKeys } from './redis.keys.js';
import { asKept, keptUntil } from './redis.owners.js';

export class ChangeRequest {
  private readonly places;
  private readonly ids;
  private readonly now;

  constructor(
    private readonly jobs: readonly Job[],
    private readonly keys: RedisKeys,
    private readonly node: string,
    private readonly limits: KeptLimits,
  ) {
    this.places = placesOf(jobs);
    this.ids = [...new Set(jobs.flatMap(({ change }) => change.once?.id ?? []))];
    this.now = Math.max(...jobs.map(({ change }) => change.now));
  }

  async load(connection: RedisConnection) {
    const reply = await this.send(connection, undefined, []);
    return knownFrom(reply as Mismatch, this.places, this.ids);
  }

  /** @returns the number of the newest change, or how things are where that is not as was thought */
  async write(connection: RedisConnection, before: Known, outcomes: readonly Outcome[]) {
    const reply = await this.send(connection, before, outcomes);
    if (reply[0] === 1) return reply[1];
    const { answers, ...known } = knownFrom(reply, this.places, this.openIds(before));
    return { ...known, answers: new Map([...before.answers, ...answers]) };
  }

  private async send(
    connection: RedisConnection,
    before: Known | undefined,
    outcomes: readonly Outcome[],
  ) {
    const [{ change }] = this.jobs as readonly [Job];
    const { key, visitor } = change.owner;
    const { keys } = this;
    const names = [keys.owner(key), keys.owner(visitor), keys.sequence(visitor)];
    const states = outcomes.flatMap(statesOf);
    const request = JSON.stringify(this.body(change, before, outcomes));
    const all = [...names, keys.due(key), keys.expiry(key)];
    return (await connection.run(CHANGE, all, [request, ...states])) as Mismatch | Done;
  }

  private body({ owner, isNew }: Change, before: Known | undefined, outcomes: readonly Outcome[]) {
    const visitorUntil = this.now + VISITOR_MS;
    const { history, answers, answersSeconds } = this.limits;
    return {
      isLoad: before === undefined,
      now: this.now,
      limits: { history, answers, answersMs: answersSeconds * 1000 },
      node: this.node,
      isNew,
      owner: asKept(owner),
      keys: [owner.key, owner.visitor],
      tag: this.keys.tag(owner.key),
      visitorUntil,
      visitorKeptUntil: keptUntil(visitorUntil),
      ids: this.openIds(before),
      rows: this.places.map((place) => ({
        keeper: keeperOf(place),
        name: place.name,
        version: before?.rows.get(rowId(place))?.version ?? 0,
      })),
      changes: outcomes.filter(hasWork).flatMap((outcome) => this.changeOf(outcome)),
    };
  }

  private openIds(before: Known | undefined) {
    return this.ids.filter((id) => !before?.answers.has(id));
  }

  private changeOf(outcome: Outcome) {
    if (!('writes' in outcome)) return [];
    const { now, door, command } = outcome.job.change;
    const { written, due, isUndoable, answer } = outcome.writes;
    const rowIndex = (id: string) => 1 + this.places.findIndex((place) => rowId(place) === id);
    return {
      at: String(now),
      about: aboutOf(now, isUndoable, door, command),
      forgets: outcome.job.change.forgets,
      isVisitors: written.some(({ place }) => keeperOf(place) === 2),
      writes: written.map(({ place, rank }) => ({
        row: rowIndex(rowId(place)),
        ...(rank !== null && { rank }),
      })),
      due: due.map((one) => this.dueOf(outcome.job.change, one)),
      ...(answer && { answer: answerOf(outcome.job.change, answer) }),
    };
  }

  private dueOf({ owner }: Change, { owner: key, name, at }: Writes['due'][number]) {
    return { keeper: key === owner.key ? 1 : 2, name, ...(at !== null && { at }) };
  }
}

const statesOf = (outcome: Outcome) =>
  'writes' in outcome ? outcome.writes.written.map(({ row }) => row.state) : [];

/** Kept as "at fingerprint [[keeper, name, version], …]". */
function answerOf({ places, now }: Change, { id, fingerprint, versions }: Answer) {
  const all = versions.map(({ name, version }, index) => [keeperOf(places[index]!), name, version]);
  return { id, value: `${now} ${fingerprint} ${JSON.stringify(all)}` };
}

type Answer = NonNullable<Writes['answer']>;
