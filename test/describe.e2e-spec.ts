import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from './support/app.js';
import { sample, type Field, type PayloadSchema } from './support/sample.js';
import { Tab } from './support/tab.js';

interface OpenApi {
  paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema: PayloadSchema }> } }>
  >;
}

interface AsyncApi {
  channels: Record<string, { messages: { event: { payload: PayloadSchema } } }>;
  operations: Record<string, { action: string }>;
}

describe('the descriptions', () => {
  let app: TestApp;
  let http: OpenApi;
  let events: AsyncApi;

  beforeAll(async () => {
    app = await TestApp.start();
    http = (await app.visitor().json('/openapi.json').expect(200)).body as OpenApi;
    events = (await app.visitor().json('/asyncapi.json').expect(200)).body as AsyncApi;
  });

  afterAll(() => app.stop());

  const commands = () =>
    Object.entries(http.paths).flatMap(([path, { post }]) => {
      const schema = post?.requestBody?.content['application/json']?.schema;
      return schema ? [{ path, schema }] : [];
    });

  it('name only addresses that are there', async () => {
    const visitor = app.visitor();
    await visitor.send('/greeting/set', { name: 'Ada' });
    const addresses = Object.entries(http.paths).filter(([path]) => !path.includes('{'));
    const lost: string[] = [];
    for (const [path, { get }] of addresses) {
      const { body } = get ? await visitor.json(path) : await visitor.send(path);
      if ((body as { detail?: string }).detail === 'There is nothing at this address.')
        lost.push(path);
    }

    expect(addresses.length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
  });

  it('give every command on both doors, with the same fields', () => {
    for (const { path, schema } of commands()) {
      const { payload } = events.channels[path.slice(1).replace('/', ':')]!.messages.event;
      const { commandId, ifVersion, ...fields } = payload.properties;
      expect(fields).toEqual(schema.properties);
      expect([commandId!.type, ifVersion!.type]).toEqual(['string', 'integer']);
    }
    expect(commands().length).toBe(
      Object.values(events.operations).filter(({ action }) => action === 'receive').length - 2,
    );
  });

  it('give what the server tells by itself, the moves of the flights among it', () => {
    const { payload } = events.channels['flight:moved']!.messages.event;
    const told = Object.entries(events.operations).filter(([, { action }]) => action === 'send');

    expect(told.map(([name]) => name)).toEqual(
      expect.arrayContaining(['changed', 'session:ended', 'flight:moved']),
    );
    expect(Object.keys(payload.properties).toSorted()).toEqual(
      ['id', 'position', 'progress', 'status', 'remainingSeconds'].toSorted(),
    );
  });

  it('state bounds that the running app holds to, field by field', async () => {
    const tab = await Tab.open(app.url);
    for (const { path, schema } of commands())
      for (const [field, rule] of Object.entries(schema.properties)) {
        const payload = { ...sample(schema), [field]: outside(rule) };
        const { error } = await tab.call(path.slice(1).replace('/', ':'), payload);
        expect([path, error?.code, Object.keys(error?.errors ?? {})]).toEqual([
          path,
          'invalid',
          [field],
        ]);
      }
    tab.close();
  });

  it('say which fields are needed: exactly those are missed', async () => {
    for (const { path, schema } of commands()) {
      const { body, status } = await app.visitor().send(path, {});
      const missed = status === 422 ? Object.keys((body as { errors: object }).errors) : [];
      expect([path, missed.toSorted()]).toEqual([path, schema.required.toSorted()]);
    }
  });
});

const outside = ({ type, maximum, maxLength, maxItems }: Field) =>
  ({
    string: 'x'.repeat((maxLength ?? 0) + 1),
    boolean: 'true',
    number: (maximum ?? 0) + 1,
    integer: maximum! + 1,
    object: [],
    array: Array.from({ length: (maxItems ?? 0) + 1 }, () => ({})),
  })[type];
