import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { Visitor } from '../support/visitor.js';

const HOUR_MS = 3_600_000;

describe('the page of flights', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(() => {
    ada = app.visitor();
  });

  afterAll(() => app.stop());

  const at = (hours: number) => new Date(app.clock.now() + hours * HOUR_MS).toISOString();
  const trip = (change: object = {}) => ({
    number: 'QF 11',
    from: 'SYD',
    to: 'lax',
    departs: at(-1),
    arrives: at(9),
    ...change,
  });

  it('draws the map and the list without a script, and suggests airports to one', async () => {
    await ada.send('/flight/track', trip());

    const { text } = await ada.page('/flight').expect(200);

    expect(text).toMatch(/<path class="route" d="M[\d.,ML-]+"/);
    expect(text).toContain('Sydney Kingsford Smith International Airport (SYD)');
    expect((await ada.json('/flight/airports?q=los angeles int')).body).toEqual([
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
