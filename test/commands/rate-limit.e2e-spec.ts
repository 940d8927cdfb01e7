import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import { POLLING, wire } from '../support/wire.js';

describe('one session', () => {
  it('has one bucket for what it does by HTTP and by sockets', async () => {
    const app = await TestApp.start();
    const eve = app.visitor();
    await eve.send('/greeting/set', { name: 'Eve' }).expect(200);
    const open = () => Tab.open(app.url, { cookie: eve.cookies });
    const tabs = await Promise.all(Array.from({ length: 10 }, open));
    // Each within what one socket may send, and all together above what a session may.
    const send = (events: number) => {
      for (const { socket } of tabs) for (let n = 0; n < events; n++) socket.emit('no:such');
    };
    send(LIMITS.events.burst / 2);

    await until('a command by HTTP to be refused', async () => {
      send(20);
      const { status } = await eve.send('/pay/clear');
      return status === 429;
    });

    await until('its turn', async () => (await eve.send('/pay/clear')).status === 200);
    await app.visitor().send('/greeting/set', { name: 'Ada' }).expect(200);
    for (const tab of tabs) tab.close();
    await app.stop();
  });
});

describe('what is refused by a limit', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ FIRST_VISITS_PER_SECOND: '1' });
  });

  afterAll(() => app.stop());

  it('is counted in the metrics', async () => {
    const counted = async () => {
      const { text } = await app.visitor().page('/metrics');
      return Number(/sojourn_refusals_total\{limit="first-visits"\} (\d+)/.exec(text)?.[1] ?? 0);
    };
    let refused = 0;
    while (refused < 3) if ((await app.visitor().send('/pay/clear')).status === 429) refused++;

    expect(await counted()).toBe(3);
  });
});

describe('without a limit', () => {
  it('one address may begin as many sessions as it likes', async () => {
    const app = await TestApp.start({ FIRST_VISITS_PER_SECOND: '0' });

    const knocks = Array.from({ length: 600 }, () => wire(app.url, POLLING));
    const statuses = (await Promise.all(knocks)).map(({ status }) => status);

    expect(new Set(statuses)).toEqual(new Set([200]));

    await app.stop();
  });
});
