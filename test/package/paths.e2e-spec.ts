import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DescribeModule, SessionModule } from 'sojourn';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

@Controller('session')
class LoginController {
  @Get()
  show() {
    return 'of the app';
  }
}

const PATHS = { session: 'account/session', visitor: 'account/browser' };

describe('an app that needs the address /session for itself', () => {
  let app: INestApplication;
  let url: string;
  let ada: Visitor;

  beforeAll(async () => {
    const { imports = [], ...module } = CounterAppModule.onMemory(undefined, { paths: PATHS });
    const all = {
      ...module,
      imports: [...imports, DescribeModule],
      controllers: [LoginController],
    };
    app = await NestFactory.create(all, { logger: false });
    app.setGlobalPrefix('api');
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    ada = new Visitor(url);
    await ada.send('/api/counter/add').expect(200);
  });

  afterAll(() => app.close());

  it('keeps it, and has the package’s routes where it says', async () => {
    expect((await ada.page('/api/session').expect(200)).text).toBe('of the app');
    expect((await ada.json('/api/account/session').expect(200)).body).toMatchObject({ tabs: 0 });
    await ada.send('/api/session/stay').expect(404);
    await ada.send('/api/account/session/stay').expect(200);
  });

  it('leads forms back there, and says what is wrong there', async () => {
    const page = '/api/account/session';
    await ada.submit(`${page}/stay`).expect(303).expect('Location', page);
    await ada.submit('/api/account/browser/forget').expect(303).expect('Location', page);
    expect((await ada.submit(`${page}/undo`).expect(422)).text).toContain(`href="${page}"`);
  });

  it('has the same events, and the same names in the history', async () => {
    const tab = await Tab.open(url, { cookie: ada.cookies });
    expect(await tab.call('session:stay')).toMatchObject({ ok: true });
    await ada.send('/api/account/session/undo', { slice: 'counter', version: 1 }).expect(200);

    const { body } = await ada.json('/api/account/session/changes').expect(200);

    expect(body).toMatchObject({
      changes: [{ command: 'session:undo' }, { command: 'counter:add' }],
    });
    tab.close();
  });

  it('describes them where they are', async () => {
    const { body } = await ada.json('/api/openapi.json').expect(200);
    const { paths, tags } = body as { paths: object; tags: object[] };

    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/account/session/undo']));
    expect(tags).toContainEqual({ name: 'session', description: 'Below /account/session.' });
  });
});

describe('a path that is none', () => {
  it.each<[string, object]>([
    ['paths.session must be such as "account/session", not "/session/".', { session: '/session/' }],
    ['paths.visitor must be such as "account/visitor", not "7".', { visitor: 7 }],
    ['paths.session and paths.visitor must differ.', { session: 'mine', visitor: 'mine' }],
    ['there is no paths.sessions. There are session, visitor.', { sessions: 'mine' }],
  ])('stops the start, and is named: %s', (message, paths) => {
    const root = () =>
      SessionModule.forRootAsync({
        paths,
        useFactory: () => {
          throw new Error();
        },
      });

    expect(root).toThrow(`SessionModule: ${message}`);
  });
});
