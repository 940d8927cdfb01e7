import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Routes } from '../../src/sojourn/commands/routes.js';
import { payloadSchema } from '../../src/sojourn/commands/schema.js';
import { Slices } from '../../src/sojourn/session/slices.js';
import { TestApp } from '../support/app.js';
import { badTexts, badValues } from '../support/bad-input.js';
import { sample, type PayloadSchema } from '../support/sample.js';
import { Tab } from '../support/tab.js';

interface Place {
  command: string;
  field: string;
  schema: PayloadSchema;
}

interface Said {
  code?: string;
  errors?: object;
}

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

const pathOf = ({ command }: Place) => `/${command.replace(':', '/')}`;

/** What was not refused as it must be: with a message for that field, and for no other. */
function wrongly({ command, field }: Place, sent: string, { code, errors }: Said) {
  if (isBottomless(sent) && code === 'malformed') return [];
  if (code === 'invalid' && Object.keys(errors ?? {}).join() === field) return [];
  return [{ command, field, sent: sent.slice(0, 40), code, errors }];
}

/** Such a payload is not looked into. */
const isBottomless = (text: string) => /^(\[|\{"x":){9}/.test(text);

/** As text, since a number too large for JavaScript has no other form. */
function withText({ field, schema }: Place, text: string) {
  const others = Object.entries(sample(schema)).filter(([name]) => name !== field);
  const parts = others.map(([name, value]) => [name, JSON.stringify(value)]);
  return `{${[...parts, [field, text]].map(([name, value]) => `"${name}":${value}`).join()}}`;
}

const asForm = (payload: object) =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );

/** JavaScript's JSON writes minus zero as zero. */
const isSendable = (text: string) => text !== '-0';
