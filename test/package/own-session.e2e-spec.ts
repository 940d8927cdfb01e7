import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post, Req, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';
import session from 'express-session';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

interface Login {
  name?: string;
}

@Controller('login')
class LoginController {
  @Post()
  login(@Req() { session: own }: Request) {
    Object.assign(own, { name: 'Ada' });
  }

  @Get()
  show(@Req() { session: own }: Request) {
    const { cookie: _, ...kept } = own;
    return kept as Login;
  }
}

describe('an app that has express-session for its logins', () => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const module = { ...CounterAppModule.onMemory(), controllers: [LoginController] };
    app = await NestFactory.create(module, { logger: false });
    app.use(session({ secret: 'of the app', resave: false, saveUninitialized: false }));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  it.each([
    ['before', (ada: Visitor) => ada.send('/login').expect(201)],
    ['without', (ada: Visitor) => ada.json('/login').expect(200)],
  ])('keeps one session of the package with a login %s it', async (_, begin) => {
    const ada = new Visitor(url);
    await begin(ada);

    await ada.submit('/counter/add').expect(303);
    await ada.send('/counter/add').expect(200);
    const tab = await Tab.open(url, { cookie: ada.cookies });
    await tab.call('counter:add');
    tab.close();

    expect(await ada.state('counter')).toEqual({ n: 3 });
  });

  it('keeps its login, in which nothing of the package is, through the end of the session', async () => {
    const ada = new Visitor(url);
    await ada.send('/login').expect(201);
    await ada.send('/counter/add').expect(200);
    await ada.submit('/session/end').expect(303);

    expect((await ada.json('/login').expect(200)).body).toEqual({ name: 'Ada' });
    expect(await ada.state('counter')).toEqual({ n: 0 });
  });
});
