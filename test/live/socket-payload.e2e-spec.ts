import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const LIMIT_BYTES = 65_536;
const TRANSPORTS = ['websocket', 'polling'] as const;

const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });

/** A payload that takes so many bytes as JSON. */
const ofBytes = (bytes: number) => ({ wage: 'x'.repeat(bytes - '{"wage":""}'.length) });

describe('a payload', () => {
  let app: TestApp;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    tab = await Tab.open(app.url);
  });

  afterAll(() => app.stop());

  it.each([
    [null],
    [[]],
    [[{ wage: 1 }]],
    ['{"wage":1}'],
    [1],
    [true],
    [Buffer.from('{"wage":1}')],
    [{ wage: 1 }, { wage: 2 }],
  ])('is malformed where it is %j', async (...payload) => {
    for (const event of ['pay:set-wage', 'watch', 'no:such'])
      expect(await tab.call(event, ...payload)).toEqual(refused('malformed'));
  });

  it.each([
    { ifVersion: '1' },
    { ifVersion: -1 },
    { ifVersion: 0.5 },
    { ifVersion: null },
    { commandId: '' },
    { commandId: 'x'.repeat(65) },
    { commandId: 7 },
    { commandId: 'naïve' },
    { commandId: null },
  ])('is malformed with the condition %j', async (condition) => {
    expect(await tab.call('pay:set-wage', { wage: 1, ...condition })).toEqual(refused('malformed'));
  });

  it.each(TRANSPORTS)(
    'of 64 KiB is read, and one byte more is too large (%s)',
    async (transport) => {
      const sender = await Tab.open(app.url, { transports: [transport] });

      expect(await sender.call('pay:set-wage', ofBytes(LIMIT_BYTES))).toMatchObject({
        error: { code: 'invalid' },
      });
      expect(await sender.call('pay:set-wage', ofBytes(LIMIT_BYTES + 1))).toEqual(
        refused('too-large'),
      );
      expect(await sender.call('pay:set-wage', { wage: 1 })).toMatchObject({
        ok: true,
        version: 1,
      });
    },
  );

  it('is measured in bytes, not in characters', async () => {
    const name = '€'.repeat(LIMIT_BYTES / 2);

    expect(await tab.call('greeting:set', { name })).toEqual(refused('too-large'));
  });

  it('of a megabyte cuts its socket, and nobody else’s', async () => {
    const sender = await Tab.open(app.url);

    sender.socket.emit('pay:set-wage', ofBytes(1_000_000));

    expect(await sender.next('disconnect')).toMatch(/^transport (close|error)$/);
    expect(await tab.call('pay:set-wage', { wage: 1 })).toMatchObject({ ok: true });
  });
});
