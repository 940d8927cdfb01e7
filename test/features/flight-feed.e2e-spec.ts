import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FlightFeed } from '../../src/features/flight/flight.feed.js';
import { TestApp } from '../support/app.js';
import { STATES } from '../support/flight.feed.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

interface Moved {
  position: { latitude: number; longitude: number };
}

describe('the live flight feed', () => {
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

  it('is where the aircraft is, where it has seen it', async () => {
    reply = (_, response) => response.end(JSON.stringify(STATES));
    await watchFlight();

    let moved = await tab.next<Moved>('flight:moved');
    while (!tab.hasHeard('flight:seen')) moved = await tab.next<Moved>('flight:moved');
    moved = await tab.next<Moved>('flight:moved');

    expect(moved.position).toEqual({ latitude: 10.25, longitude: -150.5 });
  });

  it('is waited for, as nobody else waits', async () => {
    const flightFeed = app.nest.get(FlightFeed);
    reply = (_, response) => void setTimeout(() => response.end(JSON.stringify(STATES)), 3_000);

    await until('the slow answer', () => flightFeed.positionOf('QFA11'));
    expect(asked).toBe(1);
  });

  it('is not asked while nobody watches', async () => {
    reply = (_, response) => response.end(JSON.stringify(STATES));
    await tab.call('pay:set-wage', { wage: 20 });
    const other = await Tab.open(app.url);
    await other.watch({ pay: 0 });

    await other.call('pay:set-wage', { wage: 20 });

    expect(asked).toBe(0);
    other.close();
  });
});
