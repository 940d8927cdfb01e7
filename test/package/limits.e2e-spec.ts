import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { SessionOptions } from 'sojourn';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

type Options = Partial<SessionOptions>;

const create = (options: Options) =>
  NestFactory.create(CounterAppModule.onMemory(undefined, options), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });

const payload = (bytes: number) => ({ step: 'x'.repeat(bytes) });

const add = (visitor: Visitor, key: string) =>
  visitor.send('/counter/add').set({ 'Idempotency-Key': key });

describe('an app with limits of its own', () => {
  let app: INestApplication;
  let url: string;
  let ada: Visitor;

  beforeAll(async () => {
    const events = { burst: 5, perSecond: 1 };
    app = await create({
      limits: { tabs: 2, history: 3, answers: 1, payloadBytes: 200_000, events },
    });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  beforeEach(async () => {
    ada = new Visitor(url);
    await ada.send('/counter/add').expect(200);
  });

  afterAll(() => app.close());

  const open = () => Tab.open(url, { cookie: ada.cookies });

  it('lets in as many tabs, and says how many that is', async () => {
    const tabs = [await open(), await open()];
    const third = Tab.knock(url, { cookie: ada.cookies });

    expect(await third.next('connect_error')).toMatchObject({
      message: 'A session may have 2 tabs open; close one first.',
    });
    for (const tab of [...tabs, third]) tab.close();
  });

  it('takes as many events of a socket', async () => {
    const tab = await open();

    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => tab.call('counter:add')));

    expect(answers.map(({ error }) => error?.code)).toEqual([...Array<undefined>(5), 'too-many']);
    tab.close();
  });

  it('keeps as many changes', async () => {
    for (let n = 0; n < 5; n++) await ada.send('/counter/add').expect(200);

    const { body } = await ada.json('/session/changes').expect(200);

    expect((body as { changes: object[] }).changes).toMatchObject(
      [6, 5, 4].map((version) => ({ version })),
    );
  });

  it('remembers as many answers', async () => {
    await add(ada, 'one');
    expect((await add(ada, 'one')).body).toMatchObject({ version: 2 });

    await add(ada, 'two');

    expect((await add(ada, 'one')).body).toMatchObject({ version: 4 });
  });

  it('reads payloads of that size by either door, and answers what is larger', async () => {
    const tab = await open();

    expect((await ada.send('/counter/by', payload(150_000))).status).toBe(422);
    expect((await ada.send('/counter/by', payload(250_000))).status).toBe(413);
    for (const [bytes, code] of [
      [150_000, 'invalid'],
      [250_000, 'too-large'],
    ] as const)
      expect((await tab.call('counter:by', payload(bytes))).error?.code).toBe(code);
    tab.close();
  });

  it('cuts who sends more than twice as much, before that is read', async () => {
    const tab = await open();

    tab.socket.emit('counter:by', payload(500_000));

    expect(await tab.next('disconnect')).toBe('transport close');
  });
});

describe('a limit that is none', () => {
  it.each<[string, object]>([
    ['limits.tabs must be a whole number from 1, not 0.', { tabs: 0 }],
    ['limits.history must be a whole number from 1, not 2.5.', { history: 2.5 }],
    [
      'limits.events.perSecond must be a whole number from 1, not undefined.',
      { events: { burst: 1 } },
    ],
    ['limits.looks.burst must be a whole number from 1, not undefined.', { looks: 10 }],
    ['there is no limits.tab. There are tabs, commands,', { tab: 5 }],
  ])('stops the start, and is named: %s', async (message, limits) => {
    await expect(create({ limits })).rejects.toThrow(`SessionModule: ${message}`);
  });
});
