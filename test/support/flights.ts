import type { Flight } from '../../src/features/flight/flight.slice.js';
import { sharedApp } from './shared.app.js';

const HOUR_MS = 3_600_000;

/** An app for the tests of a describe, and trips of its visitor. */
export function sharedFlights() {
  const stage = sharedApp();
  const at = (hours: number) => new Date(stage.app.clock.now() + hours * HOUR_MS).toISOString();
  const trip = (change: object = {}) => ({
    number: 'QF 11',
    from: 'SYD',
    to: 'lax',
    departs: at(-1),
    arrives: at(9),
    ...change,
  });
  const flights = async () => (await stage.ada.state<{ flights: Flight[] }>('flight')).flights;
  return { stage, at, trip, flights };
}
