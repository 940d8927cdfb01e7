import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { FlightFeed } from '../../src/features/flight/flight.feed.js';
import { TestApp } from '../support/app.js';
import { STATES } from '../support/flight.feed.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

describe('the live flight feed in trouble', () => {
  let feed: Server;
  let asked: number;
  let reply: RequestListener;
  let app: TestApp;
  let tab: Tab;

  beforeEach(async () => {
    asked = 0;
    feed = createServer((request, response) => {
      asked++;
      reply(request, response);
    }).listen(0, '127.0.0.1');
    await once(feed, 'listening');
    const { port } = feed.address() as AddressInfo;
    app = await TestApp.start({ FLIGHT_FEED_URL: `http://127.0.0.1:${port}/states/all` });
    tab = await Tab.open(app.url);
  });

  afterEach(async () => {
    tab.close();
    await app.stop();
    feed.closeAllConnections();
    feed.close();
  });

  async function watchFlight() {
    const [departs, arrives] = [-1, 9].map((h) => new Date(app.clock.now() + h * 3_600_000));
    await tab.call('flight:track', {
      number: 'QFA11',
      from: 'SYD',
      to: 'LAX',
      departs: departs!.toISOString(),
      arrives: arrives!.toISOString(),
    });
    await tab.watch({ flight: 0 });
  }

  it.each<[string, RequestListener]>([
    ['an error', (_, response) => response.writeHead(500).end()],
    ['no JSON', (_, response) => response.end('{')],
    ['something else', (_, response) => response.end('[]')],
    ['too much', (_, response) => response.end('x'.repeat(17 * 1024 * 1024))],
    ['nothing', () => undefined],
    ['a redirect', (_, response) => response.writeHead(302, { Location: '/elsewhere' }).end()],
  ])(
    'does not matter when it answers %s: it is asked once, and the flight goes on',
    async (_, bad) => {
      reply = bad;
      await watchFlight();
      await until('the feed to be asked', () => asked > 0);

      for (let count = 0; count < 3; count++) await tab.next('flight:moved');

      expect(tab.hasHeard('flight:seen')).toBe(false);
      expect(asked).toBe(1);
    },
  );

  it('is asked ever less often while it fails, and its last word soon counts no more', async () => {
    const flightFeed = app.nest.get(FlightFeed);
    const [now, ahead] = [performance.now.bind(performance), { seconds: 0 }];
    const clock = jest
      .spyOn(performance, 'now')
      .mockImplementation(() => now() + ahead.seconds * 1000);
    const askedAfter = async (seconds: number) => {
      ahead.seconds += seconds;
      flightFeed.positionOf('QFA11');
      await delay(200);
      return asked;
    };
    reply = (_, response) => response.end(JSON.stringify(STATES));
    expect(await askedAfter(0)).toBe(1);
    expect(flightFeed.positionOf('QFA11')).toEqual({ latitude: 10.25, longitude: -150.5 });
    reply = (_, response) => response.writeHead(500).end();

    const counts = [];
    for (const seconds of [11, 15, 6, 30, 11]) counts.push(await askedAfter(seconds));

    expect(counts).toEqual([2, 2, 3, 3, 4]);
    expect(flightFeed.positionOf('QFA11')).toBeUndefined();
    clock.mockRestore();
  });

  it('is asked again no sooner than it wants, however it says so', async () => {
    const flightFeed = app.nest.get(FlightFeed);
    const [now, ahead] = [performance.now.bind(performance), { seconds: 0 }];
    const clock = jest
      .spyOn(performance, 'now')
      .mockImplementation(() => now() + ahead.seconds * 1000);
    const askedAfter = async (seconds: number) => {
      ahead.seconds += seconds;
      flightFeed.positionOf('QFA11');
      await delay(200);
      return asked;
    };
    reply = (_, response) => response.writeHead(429, { 'Retry-After': '3600' }).end();

    const counts = [];
    for (const seconds of [0, 600, 2_900, 200]) counts.push(await askedAfter(seconds));

    expect(counts).toEqual([1, 1, 1, 2]);
    clock.mockRestore();
  });
});
