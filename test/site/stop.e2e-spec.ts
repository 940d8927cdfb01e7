import { beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { whileLocked } from '../support/database.js';
import { AppProcess } from '../support/process.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import { bareSocket } from '../support/wire.js';

/** Less than main's last resort, which exits whatever is open. */
const STOP_LIMIT_MS = 4_000;
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const TRANSPORTS = ['websocket', 'polling'] as const;

/** Whoever asks for a place that does not exist is told at once, past all that is queued. */
async function hasArrived({ socket }: Tab) {
  const nowhere = socket.io.socket('/nowhere');
  await once(nowhere as unknown as NodeJS.EventEmitter, 'connect_error');
}

describe('the app that is told to stop', () => {
  let DATA_DIR: string;
  let app: AppProcess;
  let witness: Tab;

  beforeEach(async () => {
    DATA_DIR = newDataDir();
    app = await AppProcess.start({ DATA_DIR });
    witness = await Tab.open(app.url);
  });

  const whileBusy = (act: () => Promise<void>) =>
    whileLocked(join(DATA_DIR, 'sojourn.sqlite'), act);

  const isStopping = () =>
    until('the app to be stopping', async () => {
      const { error } = await witness.call('unwatch', { slices: [] });
      return error?.code === 'unavailable';
    });

  /** Asks over a connection that is kept, as browsers do. */
  async function ask(path: string, body?: string) {
    const agent = new Agent({ keepAlive: true });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const sent = request(app.url + path, { method: body ? 'POST' : 'GET', agent, headers });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return [answer.statusCode, answer.headers.connection];
  }

  it.each(TRANSPORTS)('acknowledges the events that are queued (%s)', async (transport) => {
    const tab = await Tab.open(app.url, { transports: [transport] });
    const acks: ReturnType<Tab['call']>[] = [];
    let exit: Promise<number | null> | undefined;
    await whileBusy(async () => {
      for (let wage = 1; wage <= 5; wage++) acks.push(tab.call('pay:set-wage', { wage }));
      await hasArrived(tab);
      exit = app.stop();
      await isStopping();
    });

    const versions = (await Promise.all(acks)).map(({ version }) => version);

    expect(versions).toEqual([1, 2, 3, 4, 5]);
    expect(await exit).toBe(0);
    await tab.next('disconnect');
  });

  it('answers what is under way and what still comes, and keeps no connection', async () => {
    const held = await Tab.open(app.url);
    let answers: ReturnType<typeof ask>[] = [];
    let exit: Promise<number | null> | undefined;
    expect(await ask('/pay')).toEqual([200, 'keep-alive']);
    await whileBusy(async () => {
      void held.call('pay:set-wage', { wage: 1 });
      answers = [ask('/greeting/set', 'name=Ada')];
      await Promise.all([hasArrived(held), ask('/pay')]);
      exit = app.stop();
      await isStopping();
      answers.push(ask('/pay'));
      await answers[1];
    });

    expect(await Promise.all(answers)).toEqual([
      [303, 'close'],
      [200, 'close'],
    ]);
    expect(await exit).toBe(0);
  });

  it('ends in time with code 0, whatever is open', async () => {
    const { hostname, port } = new URL(app.url);
    await Promise.all(TRANSPORTS.map((by) => Tab.open(app.url, { transports: [by] })));
    await ask('/pay');
    const [unused, halfHead, halfBody] = [1, 2, 3].map(() => connect(Number(port), hostname));
    halfHead!.write('GET /pay HTTP/1.1\r\nHost: ');
    halfBody!.write(`POST /pay/clear HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n${FORM}\r\n\r\n`);
    const deaf = bareSocket(app.url);
    await once(deaf, 'data');
    for (const socket of [unused!, halfHead!, halfBody!, deaf]) socket.on('error', () => undefined);
    const toldAt = performance.now();

    expect(await app.stop()).toBe(0);

    expect(performance.now() - toldAt).toBeLessThan(STOP_LIMIT_MS);
  });
});
