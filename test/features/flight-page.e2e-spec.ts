import { describe, expect, it } from '@jest/globals';
import { sharedFlights } from '../support/flights.js';

describe('the page of flights', () => {
  const { stage, trip } = sharedFlights();

  it('draws the map and the list without a script, and suggests airports to one', async () => {
    await stage.ada.send('/flight/track', trip());

    const { text } = await stage.ada.page('/flight').expect(200);

    expect(text).toMatch(/<path class="route" d="M[\d.,ML-]+"/);
    expect(text).toContain('Sydney Kingsford Smith International Airport (SYD)');
    expect((await stage.ada.json('/flight/airports?q=los angeles int')).body).toEqual([
      {
        iata: 'LAX',
        name: 'Los Angeles International Airport',
        city: 'Los Angeles',
        country: 'United States',
        latitude: 33.943,
        longitude: -118.408,
        zone: 'America/Los_Angeles',
      },
    ]);
  });
});
