import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constant, integer, oneof, record } from 'fast-check';
import { TestApp } from '../support/app.js';
import type { Visitor } from '../support/visitor.js';

const RUNS = 40;

interface Sent {
  path: string;
  payload: object;
}

const command = oneof(
  record({
    path: constant('/pay/set-wage'),
    payload: record({ wage: integer({ min: 1, max: 3 }) }),
  }),
  record({
    path: constant('/pay/calculate'),
    payload: record({ hours: integer({ min: 1, max: 3 }) }),
  }),
  record({ path: constant('/pay/annualise'), payload: constant({}) }),
  record({ path: constant('/pay/clear'), payload: constant({}) }),
);
const steps = array(oneof({ weight: 2, arbitrary: command }, constant('undo' as const)), {
  minLength: 3,
  maxLength: 14,
});

/** One change, and whether an undo has taken it back; an undo is of the change it took back. */
interface Done extends Sent {
  isUndone: boolean;
}

/** Someone who does and undoes things, and knows what is left of it. */
class Doer {
  private readonly done: Done[] = [];
  private latest: Done | undefined;
  private version = 0;

  constructor(readonly visitor: Visitor) {}

  get left() {
    return this.done.filter(({ isUndone }) => !isUndone);
  }

  async do(sent: Sent) {
    const { body } = await this.visitor.send(sent.path, sent.payload);
    const { version = this.version } = body as { version?: number };
    // What was refused, or changed nothing, is no change.
    if (version === this.version) return;
    this.version = version;
    this.latest = { ...sent, isUndone: false };
    this.done.push(this.latest);
  }

  async undo() {
    const answer = await this.visitor.send('/session/undo', {
      slice: 'pay',
      version: this.version,
    });
    const expected = this.latest ? 200 : 409;
    if (answer.status !== expected) throw new Error(`Undo was answered ${answer.status}.`);
    if (!this.latest) return;
    this.latest.isUndone = !this.latest.isUndone;
    this.version += 1;
  }
}

describe('any sequence of commands and undos', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('comes to the same as the sequence with the undone ones left out', async () => {
    const property = asyncProperty(steps, async (all) => {
      const [ada, bob] = [new Doer(app.visitor()), new Doer(app.visitor())];

      for (const step of all) await (step === 'undo' ? ada.undo() : ada.do(step));
      for (const sent of ada.left) await bob.do(sent);

      expect(await ada.visitor.state('pay')).toEqual(await bob.visitor.state('pay'));
    });

    await assert(property, { numRuns: RUNS, endOnFailure: true });
  });
});
