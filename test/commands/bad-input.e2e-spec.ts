import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Routes } from '../../src/sojourn/commands/routes.js';
import { payloadSchema } from '../../src/sojourn/commands/schema.js';
import { Slices } from '../../src/sojourn/session/slices.js';
import { TestApp } from '../support/app.js';
import { badTexts, badValues } from '../support/bad-input.js';
import { sample, type PayloadSchema } from '../support/sample.js';
import { Tab } from '../support/tab.js';
import {
  asForm,
  isSendable,
  pathOf,
  withText,
  wrongly,
  type Place,
  type Said,
} from '../support/wrong.answers.js';

describe('what can’t be meant', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  /** Every field of every command. */
  const places = (): Place[] =>
    app.nest
      .get(Routes)
      .events()
      .flatMap(({ feature, command, payload }) => {
        const schema = payloadSchema(payload) as PayloadSchema;
        const fields = Object.keys(schema.properties);
        return fields.map((field) => ({ command: `${feature}:${command}`, field, schema }));
      });

  it('is refused as JSON, naming the field, and begins nothing', async () => {
    const visitor = app.visitor();
    const wrong: object[] = [];
    for (const place of places())
      for (const text of badValues(place.schema.properties[place.field]!)) {
        const { body } = await visitor.send(pathOf(place), withText(place, text));
        wrong.push(...wrongly(place, text, body as Said));
      }

    expect(wrong).toEqual([]);
    expect(visitor.cookies).toBe('');
  });

  it('is refused from a form, naming the field, and begins nothing', async () => {
    const visitor = app.visitor();
    const wrong: object[] = [];
    for (const place of places())
      for (const text of badTexts(place.schema, place.field)) {
        const form = { ...asForm(sample(place.schema)), [place.field]: text };
        const sent = visitor.submit(pathOf(place), form).set('Accept', 'application/json');
        wrong.push(...wrongly(place, text, (await sent).body as Said));
      }

    expect(wrong).toEqual([]);
    expect(visitor.cookies).toBe('');
  });

  it.each(['constructor', '__proto__', 'toString', 'price'])(
    'is refused as a field called %s',
    async (name) => {
      const tab = await Tab.open(app.url);
      const payload = `{"name":"Ada","${name}":{"name":"Eve"}}`;
      const { body } = await app.visitor().send('/greeting/set', payload);
      const { error } = await tab.call('greeting:set', JSON.parse(payload));
      tab.close();

      const refused = { code: 'invalid', errors: { [name]: [expect.any(String)] } };
      expect([body, error]).toEqual([
        expect.objectContaining(refused),
        expect.objectContaining(refused),
      ]);
    },
  );

  it('is refused through a socket, naming the field, and keeps nothing', async () => {
    const wrong: object[] = [];
    const nothing = Object.fromEntries(app.nest.get(Slices).all.map(({ name }) => [name, 0]));
    for (const place of places()) {
      const tab = await Tab.open(app.url);
      for (const text of badValues(place.schema.properties[place.field]!).filter(isSendable)) {
        const payload = { ...sample(place.schema), [place.field]: JSON.parse(text) as unknown };
        const { error } = await tab.call(place.command, payload);
        wrong.push(...wrongly(place, text, error ?? {}));
      }
      const { changed } = await tab.watch(nothing);
      wrong.push(...(changed ?? []));
      tab.close();
    }

    expect(wrong).toEqual([]);
  });
});
