import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab, type Changed } from '../support/tab.js';

const TABS = 10;
const WAVES = 10;
const CHANGES_A_WAVE = 50;

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Two sessions at once, each with tabs of both forms; all wages of one end in its digit. */
class Party {
  private constructor(
    private readonly digit: number,
    readonly tabs: Tab[],
  ) {}

  static async gather(app: TestApp, digit: number) {
    const visitor = app.visitor();
    await visitor.send('/greeting/set', { name: 'x' });
    const open = () => Tab.open(app.url, { cookie: visitor.cookies });
    const tabs = await Promise.all(numbersTo(TABS).map(open));
    for (const [index, tab] of tabs.entries())
      await tab.watch({ pay: 0 }, index % 2 ? 'html' : 'json');
    return new Party(digit, tabs);
  }

  changeMuch(wave: number) {
    return numbersTo(CHANGES_A_WAVE).map((number) => {
      const wage = (wave * CHANGES_A_WAVE + number) * 10 + this.digit;
      return this.tabs[number % TABS]!.call('pay:set-wage', { wage });
    });
  }

  isOwn({ state, html }: Changed) {
    const wage = html ?? `${(state as { wage: number }).wage}.00 an hour`;
    return new RegExp(`${this.digit}\\.00 an hour`).test(wage);
  }
}

describe('two sessions at once', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('are each told all of their own, in order and once, and nothing of the other', async () => {
    const parties = [await Party.gather(app, 1), await Party.gather(app, 2)];

    for (const wave of numbersTo(WAVES))
      await Promise.all(parties.flatMap((party) => party.changeMuch(wave)));

    for (const party of parties)
      for (const tab of party.tabs) {
        for (const _ of numbersTo(WAVES * CHANGES_A_WAVE)) await tab.next('changed');
        expect(tab.pushes.map(({ version }) => version)).toEqual(numbersTo(WAVES * CHANGES_A_WAVE));
        expect(tab.pushes.filter((push) => !party.isOwn(push))).toEqual([]);
      }
  }, 30_000);
});
