import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { shell } from '../support/shell.js';
import { until } from '../support/until.js';

const OPEN_FILES = 64;

/** A browser that came before: its connection stays open. */
class Kept {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly url: string) {}

  async ask(path: string, headers: Record<string, string> = { Accept: 'text/html' }) {
    const sent = request(this.url + path, { agent: this.agent, headers }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: response.statusCode!, headers: response.headers, text: await text(response) };
  }

  /** Whether it was let in. */
  isIn() {
    return this.ask('/health/live').then(
      () => true,
      () => false,
    );
  }

  leave() {
    this.agent.destroy();
  }
}

/** Opens connections that ask for nothing, until one is turned away. @returns those that were let in */
async function takeAll(url: string) {
  const { hostname, port } = new URL(url);
  const open: Socket[] = [];
  let turnedAway = 0;
  const knock = () => {
    const socket = connect(Number(port), hostname);
    open.push(socket);
    socket.on('error', () => undefined).on('close', () => turnedAway++);
  };
  await until('a connection to be turned away', () => {
    if (open.length < 2 * OPEN_FILES) knock();
    return turnedAway > 0;
  });
  return open;
}

describe('with no file descriptors left, the app as `npm start` runs it', () => {
  let app: AppProcess;
  let ada: Kept;
  let others: Socket[];

  beforeAll(async () => {
    app = AppProcess.launch({ DATA_DIR: newDataDir() }, shell(`ulimit -n ${OPEN_FILES}`));
    await app.listens();
  });

  beforeEach(async () => {
    ada = new Kept(app.url);
    await until('a connection of hers', () => ada.isIn());
    others = await takeAll(app.url);
  });

  afterEach(() => {
    ada.leave();
    for (const socket of others) socket.destroy();
  });

  afterAll(() => app.stop());

  it.each(['/', '/pay', '/cart', '/keys', '/session'])('draws %s', async (path) => {
    const { status, text: html } = await ada.ask(path);

    expect(status).toBe(200);
    expect(html).toContain('</html>');
  });

  it('says what it can’t do, and when to come again', async () => {
    const { text: html } = await ada.ask('/');
    const [, style] = /href="(\/assets\/[^"]+\.css)"/.exec(html)!;

    const page = await ada.ask(style!);
    const problem = await ada.ask(style!, { Accept: 'application/json' });

    for (const { status, headers } of [page, problem]) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
    }
    expect(page.text).toContain('Try again in a moment.');
    expect(JSON.parse(problem.text)).toMatchObject({ code: 'unavailable' });
  });

  it('serves everybody again once there are some', async () => {
    for (const socket of others) socket.destroy();

    await until('a stranger to be let in', () =>
      app
        .visitor()
        .page('/pay')
        .then(
          ({ status }) => status === 200,
          () => false,
        ),
    );
    await app.visitor().send('/greeting/set', { name: 'Bea' }).expect(200);
  });
});
