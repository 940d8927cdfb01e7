import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { POLLING, SEPARATOR, wire } from '../support/wire.js';

const [CONNECT, DISCONNECT] = ['40', '41'];

let app: AppProcess;

beforeAll(async () => {
  app = await AppProcess.start({ DATA_DIR: newDataDir() });
});

afterAll(() => app.stop());

it('keeps nothing of a socket that is opened and closed again and again on one connection', async () => {
  const ada = app.visitor();
  await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
  const headers = { Cookie: ada.cookies };
  const { text: opened } = await wire(app.url, POLLING, { headers });
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  const post = (packets: string[]) =>
    wire(app.url, `${POLLING}&sid=${sid}`, {
      method: 'POST',
      headers,
      body: packets.join(SEPARATOR),
    });

  for (let time = 0; time < 30; time++) {
    expect((await post([CONNECT])).text).toBe('ok');
    await post([DISCONNECT]);
  }
  await post(Array.from({ length: 100 }, () => CONNECT));
  const { body } = await ada.json('/session').expect(200);

  expect((body as { tabs: number }).tabs).toBeGreaterThan(0);
  expect(app.lines.filter((line) => line.includes('MaxListenersExceededWarning'))).toEqual([]);
});
