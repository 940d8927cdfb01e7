import { afterEach, beforeEach } from '@jest/globals';
import { TestApp } from './app.js';
import { Feed } from './feed.js';
import { Tab } from './tab.js';

/** In the shape OpenSky's `states/all` answers. */
const STATES = {
  time: 1_700_000_000,
  states: [
    ['7c6b2f', 'QFA11   ', 'Australia', 1_700_000_000, 1_700_000_000, -150.5, 10.25, 11_000, false],
    ['7c6b30', 'QFA12   ', 'Australia', null, 1_700_000_000, null, null, null, true],
    'nonsense',
  ],
};

/** Answers where the aircraft are. */
export const seen: Feed['answer'] = (response) => response.end(JSON.stringify(STATES));

/** In each test of a describe an app with a feed of its own, and a tab of a stranger. */
export function feedOfFlights() {
  const stage = {} as { feed: Feed; app: TestApp; tab: Tab };
  beforeEach(async () => {
    stage.feed = await Feed.start(seen);
    stage.app = await TestApp.start({ FLIGHT_FEED_URL: stage.feed.url });
    stage.tab = await Tab.open(stage.app.url);
  });
  afterEach(async () => {
    stage.tab.close();
    await stage.app.stop();
    await stage.feed.stop();
  });
  return stage;
}

/** Tracks one of them, and watches it. */
export async function watchFlight({ app, tab }: { app: TestApp; tab: Tab }) {
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
