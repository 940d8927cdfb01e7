import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type AsyncApi } from '../support/description.types.js';
import { commandsOf, describedApp } from '../support/openapi.js';
import { Tab } from '../support/tab.js';

describe('the descriptions', () => {
  const stage = describedApp();
  let events: AsyncApi;

  beforeAll(async () => {
    events = (await stage.app.visitor().json('/asyncapi.json').expect(200)).body as AsyncApi;
  });

  it('name no style sheet and no script, which are for pages alone', () => {
    const files = Object.keys(stage.http.paths).filter((path) => /\.(css|js)$/.test(path));

    expect(files).toEqual([]);
  });

  it('give every command on both doors, with the same fields, but for those that set cookies', () => {
    const eventOf = (path: string) => events.channels[path.slice(1).replace('/', ':')];
    const [both, one] = [true, false].map((isEvent) =>
      commandsOf(stage.http).filter(({ path }) => (eventOf(path) !== undefined) === isEvent),
    );
    expect(one!.map(({ path }) => path)).toEqual([
      '/session/end',
      '/session/renew',
      '/session/prove-renewal',
    ]);
    for (const { path, schema } of both!) {
      const { payload } = eventOf(path)!.messages.event;
      const { commandId, ifVersion, ...fields } = payload.properties;
      expect(fields).toEqual(schema.properties);
      expect([commandId!.type, ifVersion!.type]).toEqual(['string', 'integer']);
    }
    expect(both!.length).toBe(
      Object.values(events.operations).filter(({ action }) => action === 'receive').length - 2,
    );
  });

  it('say what a form may send beside its fields, and what it is answered with', async () => {
    for (const { path } of commandsOf(stage.http)) {
      const { requestBody, responses } = stage.http.paths[path]!.post!;
      const { status, headers } = await stage.app.visitor().submit(path, { commandId: 'one' });
      const [type = ''] = (headers['content-type'] ?? '').split(';');

      const { schema } = requestBody!.content['application/x-www-form-urlencoded']!;
      expect(schema.properties).toHaveProperty('commandId');
      const described = responses[status] ?? stage.http.components.responses.Refusal;
      const answered = type === '' ? [] : [type];
      expect([path, typesOf(described!)]).toEqual([path, expect.arrayContaining(answered)]);
    }
  });

  it('give every event that comes unasked, with its fields', async () => {
    const ada = stage.app.visitor();
    await ada.send('/flight/track', FLIGHT).expect(200);
    const tab = await Tab.open(stage.app.url, { cookie: ada.cookies });
    const heard = new Map<string, object>();
    tab.socket.onAny((event: string, payload: object) => heard.set(event, payload));
    await tab.call('watch', { slices: { flight: 1, greeting: 0 }, tabs: true });
    await tab.next('session:tabs');
    await tab.call('greeting:set', { name: 'Ada' });
    await tab.next('flight:moved');
    stage.app.clock.pass(IDLE_MS - 60_000);
    await tab.next('session:expiring');
    await ada.submit('/session/end');
    await tab.next('session:ended');

    const sent = Object.entries(events.operations).filter(([, { action }]) => action === 'send');
    // Without a feed no flight is seen.
    const told = sent.map(([event]) => event).filter((event) => event !== 'flight:seen');
    expect([...heard.keys()].toSorted()).toEqual(told.toSorted());
    for (const [event, payload] of heard) {
      const { properties, required } = events.channels[event]!.messages.event.payload;
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(payload)));
      expect(Object.keys(payload)).toEqual(expect.arrayContaining(required));
    }
  });
});

const IDLE_MS = 1_800_000;

const FLIGHT = {
  number: 'QF1',
  from: 'SYD',
  to: 'LHR',
  departs: '2026-11-23T14:05Z',
  arrives: '2026-11-24T14:05Z',
};

const typesOf = ({ content = {}, 'x-html': isHtml }: Answer) => [
  ...Object.keys(content).map(bare),
  ...(isHtml ? ['text/html'] : []),
];

const bare = (type: string) => type.split(';')[0];
