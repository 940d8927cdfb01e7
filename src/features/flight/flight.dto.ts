import { Id, Instant, Text } from 'sojourn';

export class TrackFlight {
  /** As on the ticket: QF 11. */
  @Text({ max: 10 })
  number!: string;

  /** An IATA code, or a city or name that only one airport has. */
  @Text({ max: 80 })
  from!: string;

  @Text({ max: 80 })
  to!: string;

  @Instant()
  departs!: string;

  @Instant()
  arrives!: string;
}

export class UntrackFlight {
  @Id()
  id!: string;
}
