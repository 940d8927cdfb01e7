import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { RunState } from '../support/bot.js';
import { sceneOf } from '../support/scene.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const SECOND = 1_000;

/** So many switches, one with each tick. */
const switches = (count: number) =>
  Array.from({ length: count }, (_, tick) => ({ tick, thrust: tick % 2 === 0 }));

describe('a refused steer at the socket’s door', () => {
  let app: TestApp;
  let ada: Visitor;
  let tab: Tab;
  let run: string;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    run = ((await ada.send('/arcade/start')).body as { state: RunState }).state.run.id;
    tab = await Tab.open(app.url, { cookie: ada.cookies });
    app.clock.pass(SECOND);
  });

  afterEach(() => tab.close());

  afterAll(() => app.stop());

  const steer = (payload: object) => tab.call('arcade:steer', { run, inputs: [], ...payload });

  const kept = async () => [(await ada.json('/arcade')).body, await sceneOf(ada)];

  it.each([
    ['no-run', 'is over', { run: 'never', tick: 12 }],
    ['out-of-order', 'at tick 6 already', { tick: 6 }],
    ['too-fast', 'No more than 90 ticks', { tick: 91 }],
    ['too-many', 'more than 30 times a second', { tick: 90, inputs: switches(37).slice(6) }],
    ['invalid', 'another look', { tick: 12, inputs: [{ tick: 7, thrust: 1 }] }],
  ])('is told %s, and leaves the game as it was', async (code, message, refused) => {
    await steer({ tick: 6 });
    const before = await kept();

    const { ok, error } = await steer(refused);

    expect({ ok, error }).toMatchObject({
      ok: false,
      error: { code, message: expect.stringContaining(message) },
    });
    expect(await kept()).toEqual(before);
  });

  it('counts against nobody: 30 switches are flown after 31 were too many', async () => {
    const { error } = await steer({ tick: 60, inputs: switches(31) });
    expect(error!.code).toBe('too-many');

    const { ok, version } = await steer({ tick: 60, inputs: switches(30) });

    expect({ ok, version }).toEqual({ ok: true, version: 2 });
  });

  it('is told too-many where the switches of a second come over several calls', async () => {
    await steer({ tick: 20, inputs: switches(20) });
    const before = await kept();

    const { error } = await steer({ tick: 60, inputs: switches(31).slice(20) });

    expect(error!.code).toBe('too-many');
    expect(await kept()).toEqual(before);
  });
});
