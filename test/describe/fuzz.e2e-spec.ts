import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { TestApp } from '../support/app.js';
import { Descriptions, type Described } from '../support/described.js';
import { invalid, valid } from '../support/payloads.js';
import { Tab } from '../support/tab.js';

/** Always the same cases, so that a failure comes again. */
const SEED = 14;
const CASES = 8;

const cases = (payloads: fc.Arbitrary<unknown>) =>
  fc.sample(payloads, { seed: SEED, numRuns: CASES });

const asSent = (payload: unknown) => JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;

/** What its fields must be to one another no schema says: then a payload may be refused for that. */
const hasRules = ({ payload }: Described) => 'x-rules' in payload;

/** Refusals that a payload as described may meet: of a rule, or of what is not there. */
const FOR_OTHER_REASONS = /^4(04|09|12)$/;

describe('what is described is what is done', () => {
  let app: TestApp;
  let described: Descriptions;

  beforeAll(async () => {
    app = await TestApp.start({ FIRST_VISITS_PER_SECOND: '0' });
    described = await Descriptions.of(app);
  });

  afterAll(() => app.stop());

  /** What is wrong with an answer, by what is said of its status. */
  function faultsOf({ answers }: Pick<Described, 'answers'>, status: number, body: unknown) {
    const schema = answers[status] ?? answers[`${String(status)[0]}XX`] ?? answers.default!;
    return described.faults(schema, body);
  }

  it('by every command over HTTP', async () => {
    const wrong: unknown[] = [];
    for (const command of described.commands)
      for (const [makes, isGood] of [
        [valid(command.payload), true],
        [invalid(command.payload), false],
      ] as const)
        for (const payload of cases(makes).map(asSent)) {
          const { status, body } = await app.visitor().send(command.name, payload);
          const isTaken =
            status === 200 ||
            FOR_OTHER_REASONS.test(String(status)) ||
            (status === 422 && hasRules(command));
          const isAsSaid = isGood ? isTaken : status === 422;
          const faults = faultsOf(command, status, body);
          if (!isAsSaid || faults.length > 0)
            wrong.push([command.name, payload, isGood, status, faults]);
          if ((described.faults(command.payload, payload).length === 0) !== isGood)
            wrong.push([command.name, payload, 'is said to be', isGood]);
        }

    expect(described.commands.length).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
  });

  it('by every event', async () => {
    const wrong: unknown[] = [];
    const tab = await Tab.open(app.url);
    for (const event of described.received.filter(({ name }) => name !== 'visitor:forget'))
      for (const [makes, isGood] of [
        [valid(event.payload), true],
        [invalid(event.payload), false],
      ] as const)
        for (const payload of cases(makes).map(asSent)) {
          const answer = await tab.call(event.name, payload);
          const { code = 'ok' } = answer.error ?? {};
          const isRefused = code === 'invalid' || code === 'malformed';
          const isAsSaid =
            code !== 'fault' &&
            (isGood ? !isRefused || hasRules(event) : isRefused || event.name.includes('watch'));
          const faults = faultsOf(event, 200, answer);
          if (!isAsSaid || faults.length > 0)
            wrong.push([event.name, payload, isGood, code, faults]);
        }
    tab.close();

    // Beside `watch` and `unwatch`; to renew, with its proof or without, and to end set cookies, which no event can.
    expect(described.received.length).toBe(described.commands.length + 2 - 3);
    expect(wrong).toEqual([]);
  });

  it('by every address that is read, for a stranger and for who used everything', async () => {
    const ada = app.visitor();
    for (const { name, payload } of described.commands)
      await ada.send(name, asSent(cases(valid(payload))[0]));
    const wrong: unknown[] = [];
    for (const visitor of [app.visitor(), ada])
      for (const read of described.reads) {
        const { status, body, text, headers } = await visitor.json(read.name.replace(/{\w+}/, 'x'));
        const faults = faultsOf(
          read,
          status,
          /[/+]json/.test(headers['content-type']!) ? body : text,
        );
        if (status >= 500 || faults.length > 0) wrong.push([read.name, status, faults]);
      }

    expect(described.reads.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});
