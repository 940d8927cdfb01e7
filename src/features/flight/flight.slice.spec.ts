import { expect, it } from '@jest/globals';
import { Flights } from './flight.slice.js';

it('shows the other flights when a new list of airports lacks one that is tracked', () => {
  const flight = { id: 'a', number: 'QF11', from: 'SYD', to: 'LAX', departs: 0, arrives: 1 };
  const stored = { flights: [flight, { ...flight, id: 'b', to: 'TXL' }] };

  expect(Flights.view(stored, 0).flights.map(({ id }) => id)).toEqual(['a']);
});
