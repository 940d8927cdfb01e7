import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { TestApp } from '../support/app.js';
import { Mirror } from '../support/mirror.js';
import { asTexts, commands, SLICES, type Command } from '../support/random-commands.js';
import { Tab, type Changed } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const RUNS = 40;
interface Step {
  /** A tab, or where there is no tab of that number, a script or a form. */
  actor: number;
  what: keyof typeof commands | 'refused' | 'blink';
}

/** One session, with tabs that come and go, and scripts and forms that do not. */
class Party {
  readonly changes = { pay: 1, greeting: 1, todo: 1, cart: 1 };
  private sent = 0;

  private constructor(
    private readonly visitor: Visitor,
    readonly mirrors: readonly Mirror[],
  ) {}

  static async gather(app: TestApp) {
    const visitor = app.visitor();
    await visitor.send('/pay/set-wage', { wage: 1_000 }).expect(200);
    await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    await visitor.send('/todo/add', { title: 'Thing' }).expect(200);
    await visitor.send('/cart/add', { item: 'olives' }).expect(200);
    const open = () => Tab.open(app.url, { cookie: visitor.cookies });
    const mirrors = [await open(), await open()].map((tab) => new Mirror(tab, SLICES));
    await Promise.all(mirrors.map((mirror) => mirror.watch()));
    return new Party(visitor, mirrors);
  }

  async act({ actor, what }: Step) {
    const mirror = this.mirrors[actor];
    if (what === 'blink') await mirror?.blink();
    else if (what === 'refused') await this.visitor.send('/pay/set-wage', { wage: 0 }).expect(422);
    else if (mirror) await this.bySocket(mirror.tab, this.next(what));
    else await this.byRequest(actor % 2 === 0, this.next(what));
  }

  /** Everyone is told what they missed. @returns the slices as the server has them */
  async settle() {
    for (const mirror of this.mirrors) {
      mirror.catchUp();
      await mirror.blink();
    }
    const pages = SLICES.map((slice) => this.visitor.json(`/${slice}`).expect(200));
    return (await Promise.all(pages)).map(({ body }) => body as Changed);
  }

  leave() {
    for (const { tab } of this.mirrors) tab.close();
  }

  private next(what: keyof typeof commands) {
    const command = commands[what](++this.sent);
    this.changes[command[0]]++;
    return command;
  }

  private byRequest(isForm: boolean, [slice, command, payload]: Command) {
    const path = `/${slice}/${command}`;
    if (isForm) return this.visitor.submit(path, asTexts(payload)).expect(303);
    return this.visitor.send(path, payload).expect(200);
  }

  private async bySocket(tab: Tab, [slice, command, payload]: Command) {
    const event = { ...payload, commandId: String(this.sent) };
    const send = () => tab.call(`${slice}:${command}`, event);
    // Where the connection was lost nobody knows whether it was applied: sent again, it is applied once.
    const { ok, error } = await send().catch(send);
    if (!ok) throw new Error(`${command} was refused: ${error!.message}`);
  }
}

const step = record<Step>({
  actor: nat(3),
  what: constantFrom('wage', 'hours', 'name', 'item', 'dish', 'wage', 'dish', 'refused', 'blink'),
});
const wave = array(step, { minLength: 5, maxLength: 20 });
const waves = array(wave, { minLength: 2, maxLength: 8 });

describe('a session used every which way', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('is in the end the same for everyone, with one version for each change', async () => {
    const property = asyncProperty(waves, async (steps) => {
      const party = await Party.gather(app);

      for (const at of steps) await Promise.all(at.map((each) => party.act(each)));

      const server = await party.settle();
      for (const { image } of party.mirrors) expect(image).toEqual(server);
      expect(server.map(({ version }) => version)).toEqual(Object.values(party.changes));
      expect(server[2]!.state).toMatchObject({ left: party.changes.todo });
      expect(server[3]!.state).toMatchObject({ count: party.changes.cart });
      party.leave();
    });

    await assert(property, { numRuns: RUNS, endOnFailure: true });
  });
});
