import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Broadcaster, every, SessionService, Watchers } from 'sojourn';
import { FlightFeed } from './flight.feed.js';
import { Flights, type Flight } from './flight.slice.js';

const TICK_MS = 1_000;

/** Tells those who watch where their flights are, each second, and nobody else. */
@Injectable()
export class FlightTicker implements OnModuleInit, OnModuleDestroy {
  private stop: (() => void) | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly broadcaster: Broadcaster,
    private readonly watchers: Watchers,
    private readonly feed: FlightFeed,
  ) {}

  onModuleInit() {
    this.stop = every(TICK_MS, 'FlightTicker', () => this.tellAll());
  }

  onModuleDestroy() {
    this.stop?.();
  }

  private async tellAll() {
    const owners = this.watchers.ownersOf(Flights.name);
    await Promise.all(owners.map((owner) => this.tell(owner)));
  }

  private async tell(owner: string) {
    const session = await this.sessions.of(owner);
    if (!session) return;
    const { state } = await this.sessions.read(session, Flights);
    for (const flight of state.flights) this.tellOf(owner, flight);
  }

  /** Where the feed has seen it, it is there. */
  private tellOf(owner: string, flight: Flight) {
    const { id, number, status, progress, remainingSeconds, position } = flight;
    const seen = status === 'airborne' ? this.feed.positionOf(number) : undefined;
    const moved = { id, position: seen ?? position, progress, status, remainingSeconds };
    if (seen) this.broadcaster.tellWatchers(owner, Flights.name, 'flight:seen', { id });
    this.broadcaster.tellWatchers(owner, Flights.name, 'flight:moved', moved);
  }
}
