import { Choice, Id, Instant, Rules, Text } from 'sojourn';

@Rules(
  'A number is that of a flight, such as QF 11, a callsign or a registration.',
  'An airport is given by its IATA code, or by a city or name that only one has; the two are not the same.',
  'It arrives after it departs, and no flight is faster than 28,000 km an hour.',
)
export class TrackFlightDto {
  @Text({ max: 10 })
  number!: string;

  @Text({ max: 80 })
  from!: string;

  @Text({ max: 80 })
  to!: string;

  @Instant()
  departs!: string;

  @Instant()
  arrives!: string;

  /** Whose clocks the times are of: UTC, or those of each airport, as a ticket has them. */
  @Choice(['utc', 'airport'])
  clocks = 'utc';
}

export class UntrackFlightDto {
  @Id()
  id!: string;
}
