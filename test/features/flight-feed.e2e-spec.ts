import { describe, expect, it } from '@jest/globals';
import { FlightFeed } from '../../src/features/flight/flight.feed.js';
import { feedOfFlights, seen, watchFlight } from '../support/flight.feed.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

interface Moved {
  position: { latitude: number; longitude: number };
}

describe('the live flight feed', () => {
  const stage = feedOfFlights();

  it('is where the aircraft is, where it has seen it', async () => {
    await watchFlight(stage);

    let moved = await stage.tab.next<Moved>('flight:moved');
    while (!stage.tab.hasHeard('flight:seen')) moved = await stage.tab.next<Moved>('flight:moved');
    moved = await stage.tab.next<Moved>('flight:moved');

    expect(moved.position).toEqual({ latitude: 10.25, longitude: -150.5 });
  });

  it('is waited for, as nobody else waits', async () => {
    const flightFeed = stage.app.nest.get(FlightFeed);
    stage.feed.answer = (response) => void setTimeout(() => seen(response), 3_000);

    await until('the slow answer', () => flightFeed.positionOf('QFA11'));
    expect(stage.feed.asked.length).toBe(1);
  });

  it('is not asked while nobody watches', async () => {
    await stage.tab.call('pay:set-wage', { wage: 20 });
    const other = await Tab.open(stage.app.url);
    await other.watch({ pay: 0 });

    await other.call('pay:set-wage', { wage: 20 });

    expect(stage.feed.asked.length).toBe(0);
    other.close();
  });
});
