import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { FlightFeed } from '../../src/features/flight/flight.feed.js';
import type { Feed } from '../support/feed.js';
import { feedOfFlights, watchFlight } from '../support/flight.feed.js';
import { until } from '../support/until.js';

describe('the live flight feed in trouble', () => {
  const stage = feedOfFlights();
  let ahead: number;

  beforeEach(() => {
    ahead = 0;
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const position = () => stage.app.nest.get(FlightFeed).positionOf('QFA11');

  /** @returns how often the feed has been asked once it was wanted after so much time */
  async function askedAfter(seconds: number) {
    ahead += seconds * 1000;
    position();
    await delay(200);
    return stage.feed.asked.length;
  }

  it.each<[string, Feed['answer']]>([
    ['an error', (response) => response.writeHead(500).end()],
    ['no JSON', (response) => response.end('{')],
    ['something else', (response) => response.end('[]')],
    ['too much', (response) => response.end('x'.repeat(17 * 1024 * 1024))],
    ['nothing', () => undefined],
    ['a redirect', (response) => response.writeHead(302, { Location: '/elsewhere' }).end()],
  ])(
    'does not matter when it answers %s: it is asked once, and the flight goes on',
    async (_, bad) => {
      stage.feed.answer = bad;
      await watchFlight(stage);
      await until('the feed to be asked', () => stage.feed.asked.length > 0);

      for (let count = 0; count < 3; count++) await stage.tab.next('flight:moved');

      expect(stage.tab.hasHeard('flight:seen')).toBe(false);
      expect(stage.feed.asked.length).toBe(1);
    },
  );

  it('is asked ever less often while it fails, and its last word soon counts no more', async () => {
    expect(await askedAfter(0)).toBe(1);
    expect(position()).toEqual({ latitude: 10.25, longitude: -150.5 });
    stage.feed.answer = (response) => response.writeHead(500).end();

    const counts = [];
    for (const seconds of [11, 15, 6, 30, 11]) counts.push(await askedAfter(seconds));

    expect(counts).toEqual([2, 2, 3, 3, 4]);
    expect(position()).toBeUndefined();
  });

  it('is asked again no sooner than it wants, however it says so', async () => {
    stage.feed.answer = (response) => response.writeHead(429, { 'Retry-After': '3600' }).end();

    const counts = [];
    for (const seconds of [0, 600, 2_900, 200]) counts.push(await askedAfter(seconds));

    expect(counts).toEqual([1, 1, 1, 2]);
  });
});
