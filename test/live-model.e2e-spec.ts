import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { TestApp } from './support/app.js';
import { Mirror } from './support/mirror.js';
import { Tab, type Changed } from './support/tab.js';
import type { Visitor } from './support/visitor.js';

const RUN_FOR_MS = 6_000;
const SLICES = ['pay', 'greeting'] as const;

type Command = [slice: (typeof SLICES)[number], command: string, payload: object];

/** Every command changes something: it says what nobody said before. */
const commands: Record<'wage' | 'hours' | 'name', (unique: number) => Command> = {
  wage: (unique) => ['pay', 'set-wage', { wage: unique }],
  hours: (unique) => ['pay', 'calculate', { hours: unique / 100 }],
  name: (unique) => ['greeting', 'set', { name: `Ada ${unique}` }],
};

interface Step {
  /** A tab, or a script where there is no tab of that number. */
  actor: number;
  what: keyof typeof commands | 'refused' | 'blink';
}

/** One session, with tabs that come and go and scripts that do not. */
class Party {
  readonly changes = { pay: 1, greeting: 1 };
  private sent = 0;

  private constructor(
    private readonly visitor: Visitor,
    readonly mirrors: readonly Mirror[],
  ) {}

  static async gather(app: TestApp) {
    const visitor = app.visitor();
    await visitor.send('/pay/set-wage', { wage: 1_000 }).expect(200);
    await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    const open = () => Tab.open(app.url, { cookie: visitor.cookies });
    const mirrors = [await open(), await open()].map((tab) => new Mirror(tab, SLICES));
    await Promise.all(mirrors.map((mirror) => mirror.watch()));
    return new Party(visitor, mirrors);
  }

  async act({ actor, what }: Step) {
    const mirror = this.mirrors[actor];
    if (what === 'blink') await mirror?.blink();
    else if (what === 'refused') await this.visitor.send('/pay/set-wage', { wage: 0 }).expect(422);
    else await this.change(mirror?.tab, commands[what](++this.sent));
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

  private async change(tab: Tab | undefined, [slice, command, payload]: Command) {
    this.changes[slice]++;
    if (!tab) return this.visitor.send(`/${slice}/${command}`, payload).expect(200);
    const send = () => tab.call(`${slice}:${command}`, event);
    const event = { ...payload, commandId: String(this.sent) };
    // Where the connection was lost nobody knows whether it was applied: sent again, it is applied once.
    const { ok, error } = await send().catch(send);
    if (!ok) throw new Error(`${command} was refused: ${error!.message}`);
    return undefined;
  }
}

const step = record<Step>({
  actor: nat(3),
  what: constantFrom('wage', 'hours', 'name', 'wage', 'hours', 'name', 'wage', 'refused', 'blink'),
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
      party.leave();
    });

    await assert(property, { interruptAfterTimeLimit: RUN_FOR_MS, endOnFailure: true });
  }, 30_000);
});
