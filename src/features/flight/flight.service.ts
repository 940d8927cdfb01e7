import { Injectable } from '@nestjs/common';
import { Clock, conflict, invalid, notFound, type Session, SessionService } from 'sojourn';
import { newId } from '../new.id.js';
import { airport, suggest } from './airports.js';
import type { TrackFlightDto, UntrackFlightDto } from './flight.dto.js';
import { Flights } from './flight.slice.js';
import { distanceKm } from './great-circle.js';
import { momentOf, shownAt } from './local-time.js';

const MAX_FLIGHTS = 20;
const EXAMPLE = { number: 'QF 11', from: 'SYD', to: 'LAX', lasts: 13.5 * 3_600_000 };

@Injectable()
export class FlightService {
  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  example() {
    const { number, from, to, lasts } = EXAMPLE;
    const departs = this.clock.now() - lasts / 3;
    return {
      number,
      from,
      to,
      departs: shownAt(departs, airport(from)!.zone),
      arrives: shownAt(departs + lasts, airport(to)!.zone),
    };
  }

  track(session: Session, payload: TrackFlightDto) {
    const flight = { id: newId(), ...checked(payload) };
    return this.sessions.change(session, Flights, ({ flights }) => {
      if (flights.length >= MAX_FLIGHTS)
        throw conflict(
          'list-full',
          `You can track ${MAX_FLIGHTS} flights at most: take one off first.`,
        );
      return { flights: [...flights, flight] };
    });
  }

  untrack(session: Session, { id }: UntrackFlightDto) {
    return this.sessions.change(session, Flights, ({ flights }) => {
      if (!flights.some((flight) => flight.id === id))
        throw notFound('That flight is no longer on your list.');
      return { flights: flights.filter((flight) => flight.id !== id) };
    });
  }
}

function checked({ number, ...payload }: TrackFlightDto) {
  const [from, to] = [iataOf('from', payload.from), iataOf('to', payload.to)];
  if (from === to) throw invalid({ to: ['Enter another airport than the one it departs from.'] });
  const momentAt = payload.clocks === 'airport' ? onClocksOf : onUtc;
  const [departs, arrives] = [momentAt(payload.departs, from), momentAt(payload.arrives, to)];
  if (arrives <= departs) throw invalid({ arrives: ['Enter a time after the departure.'] });
  mustBeFlown(distanceKm(airport(from)!, airport(to)!), arrives - departs);
  return { number: numberOf(number), from, to, departs, arrives };
}

const onUtc = (time: string) => Date.parse(time);

const onClocksOf = (time: string, iata: string) => momentOf(Date.parse(time), airport(iata)!.zone);

/** That of an orbit. A trial of the page has a long way in little time, and is no mistake. */
const MAX_KM_PER_HOUR = 28_000;
const HOUR_MS = 3_600_000;

function mustBeFlown(km: number, lasts: number) {
  if (km / (lasts / HOUR_MS) <= MAX_KM_PER_HOUR) return;
  const minutes = Math.round(lasts / 60_000);
  const far = Math.round(km).toLocaleString('en-AU');
  throw invalid({
    arrives: [`Enter a later time: no aircraft flies ${far} km in ${minutes} min.`],
  });
}

const NUMBER = /^(?=.*[A-Z])(?=.*\d)[A-Z\d]{2,8}$/;
/** A registration that is all letters: after the country's, three or four. */
const REGISTRATION = /^(?:[A-Z]{1,2}-[A-Z]{3,4}|[A-Z]{5})$/;

/** QF 11, BAW47KL, or an aircraft's registration (N172SP, G-CIVN), which it sends without the hyphen. */
function numberOf(text: string) {
  const number = text
    .replace(/\s/g, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .toUpperCase();
  const bare = number.replaceAll('-', '');
  if (NUMBER.test(bare) || REGISTRATION.test(number)) return bare;
  throw invalid({
    number: ['Enter a flight number such as QF 11, or a registration such as G-CIVN.'],
  });
}

/** By its code, or by a text that fits one airport only; a code that none has is never guessed at. */
function iataOf(field: string, text: string) {
  const code = text.toUpperCase();
  if (airport(code)) return code;
  const found = suggest(text);
  if (found.length === 1 && !/^[A-Z]{3}$/.test(code)) return found[0]!.iata;
  const names = found.map(({ iata, city, country }) => `${iata} (${city}, ${country})`);
  throw invalid({
    [field]: [
      found.length === 0
        ? 'Enter the code of an airport, such as SYD, or its city.'
        : `Enter the code of one that fits: ${names.join(', ')}.`,
    ],
  });
}
