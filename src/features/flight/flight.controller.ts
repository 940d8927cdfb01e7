import { Body, Controller, Get, Query } from '@nestjs/common';
import { AsksFor, Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { typedOf } from './airport.choices.js';
import { suggest } from './airports.js';
import { TrackFlightDto, UntrackFlightDto } from './flight.dto.js';
import { FlightService } from './flight.service.js';
import { Flights } from './flight.slice.js';
import { land } from './map.js';

@Controller('flight')
@Tile({ title: 'Flights', summary: 'Follow flights along their great circles, second by second.' })
export class FlightController {
  constructor(private readonly flights: FlightService) {}

  @Page({ view: 'flight', title: 'Flights', slices: [Flights], script: 'flight' })
  page(@Query() query: Record<string, unknown>) {
    const filled = query.example === undefined ? typedOf(query) : this.flights.example();
    return { land: land(), filled };
  }

  @Get('airports')
  @AsksFor('q', 'The beginning of a name, a city or a code.')
  airports(@Query('q') text: unknown) {
    return suggest(typeof text === 'string' ? text : '');
  }

  @Command('track')
  track(@CurrentSession() session: Session, @Body() payload: TrackFlightDto) {
    return this.flights.track(session, payload);
  }

  @Command('untrack')
  untrack(@CurrentSession() session: Session, @Body() payload: UntrackFlightDto) {
    return this.flights.untrack(session, payload);
  }
}
