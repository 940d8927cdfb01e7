import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VersioningType, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

describe('under a global prefix and versions in the address', () => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    app = await NestFactory.create(CounterAppModule.onMemory(), { logger: false });
    app.setGlobalPrefix('api');
    app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  it('takes commands, leads forms back, and tells the same to sockets', async () => {
    const ada = new Visitor(url);
    await ada.submit('/api/v1/counter/add').expect(303).expect('Location', '/api/v1/counter');
    const tab = await Tab.open(url, { cookie: ada.cookies });
    await tab.watch({ counter: 1 });

    await ada.send('/api/v1/counter/add').expect(200);

    expect(await tab.next('changed')).toMatchObject({ version: 2, state: { n: 2 } });
    const { body } = await ada.json('/api/v1/session/changes').expect(200);
    expect(body).toMatchObject({ changes: [{ command: 'counter:add', door: 'json' }, {}] });
    tab.close();
  });

  it('refuses a form with a page that leads back, and another site’s', async () => {
    const ada = new Visitor(url);
    const refused = await ada.submit('/api/v1/counter/by', { step: 'many' }).expect(422);
    expect(refused.text).toContain('href="/api/v1/counter"');
    const eve = new Visitor(url, { Origin: 'https://elsewhere.example' });
    await eve.send('/api/v1/counter/add').expect(403);
  });

  it('leads a browser’s first form to its page as it is', async () => {
    const browser = new Visitor(url, { 'Sec-Fetch-Mode': 'navigate' });
    await browser.submit('/api/v1/counter/add').expect('Location', '/api/v1/counter');
  });

  it('ends the session', async () => {
    const ada = new Visitor(url);
    await ada.send('/api/v1/counter/add').expect(200);
    await ada.submit('/api/v1/session/end').expect(303);
    expect((await ada.json('/api/v1/counter')).body).toMatchObject({ version: 0 });
  });
});

describe('two apps in one process', () => {
  it('do not meet: each has its own slices and sessions', async () => {
    const apps = await Promise.all(
      [1, 2].map(() => NestFactory.create(CounterAppModule.onMemory(), { logger: false })),
    );
    for (const each of apps) await each.listen(0, '127.0.0.1');
    const [one, other] = await Promise.all(apps.map((each) => each.getUrl()));
    const ada = new Visitor(one!);
    await ada.send('/counter/add').expect(200);

    const there = new Visitor(other!, { Cookie: ada.cookies });
    expect((await there.json('/counter')).body).toMatchObject({ version: 0 });
    for (const each of apps) await each.close();
  });
});

describe('what an app forgets to give', () => {
  it.each([
    ['SessionModule.forRoot', CounterAppModule.withoutRoot(), /Import SessionModule\.forRoot/],
    ['a secret of 32 characters', CounterAppModule.onMemory('short'), /secrets must be a list/],
  ])('is named when the app starts: %s', async (_, module, message) => {
    const start = NestFactory.create(module, { logger: false, abortOnError: false });

    await expect(start).rejects.toThrow(message);
  });
});
