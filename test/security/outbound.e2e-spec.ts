import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Feed } from '../support/feed.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

// ASVS 1.3.6
describe('what the app asks elsewhere', () => {
  let feed: Feed;
  let canary: Feed;
  let app: TestApp;

  beforeAll(async () => {
    canary = await Feed.start((response) => response.end());
    feed = await Feed.start((response) => response.writeHead(302, { Location: canary.url }).end());
    app = await TestApp.start({ FLIGHT_FEED_URL: feed.url, RATES_URL: feed.url });
  });

  afterAll(async () => {
    await app.stop();
    await Promise.all([feed.stop(), canary.stop()]);
  });

  it('is the address that was set, whatever a visitor enters and the feed says', async () => {
    const tab = await Tab.open(app.url);
    const [departs, arrives] = [-1, 9].map((hours) =>
      new Date(app.clock.now() + hours * 3_600_000).toISOString(),
    );
    const track = (number: string, from = 'SYD') =>
      tab.call('flight:track', { number, from, to: 'LAX', departs, arrives });
    await tab.watch({ flight: 0 });

    for (const text of [canary.url, '../../x', '@127.0.0.1', 'QFA11?x=1', 'QFA11\r\nX: 1']) {
      await track(text);
      await track('QFA11', text);
      await tab.call('currency:convert', { amount: 1, from: text, to: text });
    }
    await track('QFA11');
    await until('the feed to be asked for the flight', () => feed.asked.length > 1);
    tab.close();

    expect(new Set(feed.asked)).toEqual(new Set([new URL(feed.url).pathname]));
    expect(canary.asked).toEqual([]);
  });
});
