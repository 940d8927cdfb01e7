import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { once } from 'node:events';
import { connect } from 'node:net';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import { type Visitor } from '../support/visitor.js';

const AT_ONCE = 40;

const silent = { asked: 0 };

@Controller('silent')
class SilentController {
  /** Whoever asks for the response is to send it. */
  @Get()
  never(@Res() response: { locals: object }) {
    silent.asked += 1;
    return response.locals;
  }
}

@Module({ controllers: [SilentController] })
class SilentModule {}

const gone = () => undefined;

const TITLE = '<'.repeat(190);

describe('a look at a long page', () => {
  let app: TestApp;
  let ada: Visitor;
  let eve: Visitor;

  beforeAll(async () => {
    app = await TestApp.start({ TRUST_PROXY: 'loopback' }, [SilentModule]);
    [ada, eve] = [app.visitor(), app.visitor()];
    await ada.send('/todo/add', { title: 'Water the plants' }).expect(200);
    for (let n = 0; n < 100; n++) await eve.send('/todo/add', { title: TITLE }).expect(200);
  });

  afterAll(() => app.stop());

  /** A connection that the server has accepted already: it accepts one in a turn. */
  async function line() {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const ask = (request: string, headers: Record<string, string>, times = 1) => {
      const lines = Object.entries({ Host: hostname, ...headers });
      const fields = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      socket.write(`${request} HTTP/1.1\r\n${fields}\r\n`.repeat(times));
      return once(socket, 'data');
    };
    await ask('HEAD /health/live', {});
    return { ask, hangUp: () => socket.destroy() };
  }

  it('holds nobody up whose request comes after forty for long pages', async () => {
    const answered: string[] = [];
    const lines = await Promise.all(Array.from({ length: AT_ONCE }, line));
    const other = await line();

    const looks = lines.map(async ({ ask }) => {
      await ask('GET /todo', { Cookie: eve.cookies });
      answered.push('Eve');
    });
    await other.ask('GET /todo', { Cookie: ada.cookies, Accept: 'application/json' });
    answered.push('Ada');
    await Promise.all(looks);

    expect(answered.indexOf('Ada')).toBeLessThan(AT_ONCE / 2);
    for (const { hangUp } of [...lines, other]) hangUp();
  });

  it('waits for its turn among all looks of its session, by either door', async () => {
    const answered: string[] = [];
    const lines = await Promise.all(Array.from({ length: AT_ONCE }, line));
    const tab = await Tab.open(app.url, { cookie: eve.cookies });

    const looks = lines.map(async ({ ask }) => {
      await ask('GET /todo', { Cookie: eve.cookies });
      answered.push('page');
    });
    await until('the first page', () => answered.length > 0);
    await tab.call('watch', { slices: { pay: 0 } });
    answered.push('tab');
    await Promise.all(looks);

    expect(answered.indexOf('tab')).toBeGreaterThan(AT_ONCE / 2);
    for (const { hangUp } of lines) hangUp();
    tab.close();
  });

  it('is drawn after clients have gone that were never answered', async () => {
    const [one, other] = [await line(), await line()];

    one.ask('GET /silent', { Cookie: eve.cookies }).catch(gone);
    other.ask('GET /silent', { Cookie: eve.cookies }).catch(gone);
    await until('a look that is never answered', () => silent.asked > 0);
    one.hangUp();
    other.hangUp();

    await eve.page('/pay').expect(200);
  });
});
