import { defineSlice, shape } from 'sojourn';
import { counted, missing, removed } from '../words.js';
import { airport, type Airport } from './airports.js';
import { between, distanceKm, headingAt, type Position } from './great-circle.js';
import { attributesOf, labelsOf } from './labels.js';
import { shownAt } from './local-time.js';
import { point, route } from './map.js';

/** IATA codes; times in milliseconds since 1970. */
interface FlightStored {
  id: string;
  number: string;
  from: string;
  to: string;
  departs: number;
  arrives: number;
}

export interface FlightsStored {
  flights: FlightStored[];
}

type Place = Pick<Airport, 'iata' | 'name' | 'latitude' | 'longitude'>;

export interface Flight {
  id: string;
  number: string;
  from: Place;
  to: Place;
  departs: string;
  arrives: string;
  distanceKm: number;
  status: 'scheduled' | 'airborne' | 'landed';
  /** From 0 to 1, of the time as of the way. */
  progress: number;
  position: Position;
  remainingSeconds: number;
}

const position = { latitude: shape.number, longitude: shape.number };
const PLACE = shape.record({ iata: shape.text, name: shape.text, ...position });

const NOW = {
  status: shape.oneOf(['scheduled', 'airborne', 'landed']),
  progress: { type: 'number', minimum: 0, maximum: 1 },
  position: shape.record(position),
  remainingSeconds: shape.count,
};

const FLIGHT = shape.record({
  id: shape.text,
  number: shape.text,
  from: PLACE,
  to: PLACE,
  departs: shape.instant,
  arrives: shape.instant,
  distanceKm: shape.count,
  ...NOW,
});

export const Flights = defineSlice<FlightsStored, { flights: Flight[] }>({
  name: 'flight',
  keep: 'session',
  initial: { flights: [] },
  words: ({ flights }) => (flights.length > 0 ? counted(flights.length, 'flight') : undefined),
  schema: shape.record({ flights: shape.list(FLIGHT) }),
  pushes: {
    'flight:moved': shape.record({ id: shape.text, ...NOW }),
    // Said just before `flight:moved` where that position is a feed's.
    'flight:seen': shape.record({ id: shape.text }),
  },
  beside: ({ flights }) => ({ drawn: drawn(flights) }),
  view: ({ flights }, now) => ({
    flights: flights.filter(isOnTheMap).map((flight) => seenAt(flight, now)),
  }),
  removal: (before, after) => {
    const gone = missing(before.flights, after.flights, ({ id }) => id);
    return removed(gone.map(({ number }) => number));
  },
});

/** A newer list of airports may lack one of a flight that was tracked before. */
const isOnTheMap = ({ from, to }: FlightStored) => Boolean(airport(from) && airport(to));

function seenAt({ id, number, departs, arrives, ...ends }: FlightStored, now: number): Flight {
  const [from, to] = [place(ends.from), place(ends.to)];
  const progress = Math.min(Math.max((now - departs) / (arrives - departs), 0), 1);
  return {
    id,
    number,
    from,
    to,
    departs: new Date(departs).toISOString(),
    arrives: new Date(arrives).toISOString(),
    distanceKm: Math.round(distanceKm(from, to)),
    status: statusAt(progress),
    progress,
    position: between(from, to, progress),
    remainingSeconds: Math.max(Math.ceil((arrives - now) / 1000), 0),
  };
}

function drawn(flights: Flight[]) {
  const places = flights.map((flight) => point(flight.position));
  const labels = labelsOf(places.map((at, index) => ({ ...at, text: flights[index]!.number })));
  return flights.map((flight, index) => ({
    ...flight,
    route: route(flight.from, flight.to),
    at: places[index],
    label: attributesOf(labels[index]!),
    heading: headingAt(flight.from, flight.to, flight.progress),
    departsThere: shownThere(flight.departs, flight.from),
    arrivesThere: shownThere(flight.arrives, flight.to),
    lastsSeconds: lasts(flight),
    departsInSeconds: flight.remainingSeconds - lasts(flight),
  }));
}

const lasts = ({ departs, arrives }: Flight) => (Date.parse(arrives) - Date.parse(departs)) / 1_000;

/** On the clocks of an airport, to be written as if it were UTC. */
const shownThere = (moment: string, { iata }: Place) =>
  `${shownAt(Date.parse(moment), airport(iata)!.zone)}Z`;

function statusAt(progress: number) {
  if (progress === 0) return 'scheduled';
  return progress < 1 ? 'airborne' : 'landed';
}

function place(iata: string): Place {
  const { name, latitude, longitude } = airport(iata)!;
  return { iata, name, latitude, longitude };
}
