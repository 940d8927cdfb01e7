import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Steer } from '../src/features/arcade/arcade.dto.js';
import { payloadSchema } from '../src/web/schema.js';
import { TestApp } from './support/app.js';
import { badTexts, badValues } from './support/bad-input.js';
import type { RunState } from './support/bot.js';
import type { PayloadSchema } from './support/sample.js';
import { Tab } from './support/tab.js';
import type { Visitor } from './support/visitor.js';

const schema = payloadSchema(Steer) as PayloadSchema;
const FIELDS = ['run', 'tick', 'inputs'];
/** What has no bottom is refused as a payload, before its fields are looked at. */
const isDeep = (text: string) => /(\[|\{"x":){100}/.test(text);

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

  it.each(FIELDS)('is refused as JSON, naming %s', async (field) => {
    for (const text of badValues(schema.properties[field]!).filter((each) => !isDeep(each))) {
      const others = JSON.stringify({ ...sound, [field]: undefined });
      const { body } = await ada.send('/arcade/steer', `{"${field}":${text},${others.slice(1)}`);
      expect([text, names(body as Said)]).toEqual([text, `invalid ${field}`]);
    }
    expect(await version()).toBe(1);
  });

  it.each(FIELDS)('is refused from a form, naming %s', async (field) => {
    for (const text of badTexts(schema, field).filter((each) => each !== '[]' && !isDeep(each))) {
      const form = { ...sound, tick: '6', inputs: '[]', [field]: text } as Record<string, string>;
      const answer = ada.submit('/arcade/steer', form).set('Accept', 'application/json');
      expect([text, names((await answer).body as Said)]).toEqual([text, `invalid ${field}`]);
    }
    expect(await version()).toBe(1);
  });

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
  ])('is refused through a socket, naming inputs: %s', async (_, inputs) => {
    const tab = await Tab.open(app.url, { cookie: ada.cookies });

    const { error } = await tab.call('arcade:steer', { ...sound, inputs });

    expect(names(error!)).toBe('invalid inputs');
    expect(await version()).toBe(1);
    tab.close();
  });
});
