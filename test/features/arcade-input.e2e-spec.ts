import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { RunState } from '../support/bot.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

interface Said {
  code?: string;
  errors?: object;
}

const names = ({ code, errors }: Said) => `${code} ${Object.keys(errors ?? {}).join()}`;

describe('steering with what can’t be meant', () => {
  let app: TestApp;
  let ada: Visitor;
  let sound: Record<string, unknown>;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    const { body } = await ada.send('/arcade/start');
    sound = { run: (body as { state: RunState }).state.run.id, tick: 6, inputs: [] };
  });

  afterAll(() => app.stop());

  const version = async () => ((await ada.json('/arcade')).body as { version: number }).version;

  it.each([
    ['no list', { 0: { tick: 1, thrust: true } }],
    ['no object', [1]],
    ['a list', [[]]],
    ['none', [null]],
    ['a field too few', [{ tick: 1 }]],
    ['a field too many', [{ tick: 1, thrust: true, score: 1 }]],
    ['half a tick', [{ tick: 1.5, thrust: true }]],
    ['a tick before the first', [{ tick: -1, thrust: true }]],
    ['a tick as text', [{ tick: '1', thrust: true }]],
    ['half a thrust', [{ tick: 1, thrust: 0.5 }]],
    ['too many', Array.from({ length: 2_001 }, (_, tick) => ({ tick, thrust: true }))],
  ])('is refused where the inputs are, or hold, %s', async (_, inputs) => {
    const tab = await Tab.open(app.url, { cookie: ada.cookies });

    const { error } = await tab.call('arcade:steer', { ...sound, inputs });

    expect(names(error!)).toBe('invalid inputs');
    expect(await version()).toBe(1);
    tab.close();
  });
});
