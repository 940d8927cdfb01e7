import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Broadcaster, Clock, every } from 'sojourn';
import { FlightFeed } from './flight.feed.js';
import { FlightFollower } from './flight.follower.js';
import { Flights, type Flight } from './flight.slice.js';

const TICK_MS = 1_000;

@Injectable()
export class FlightTicker implements OnModuleInit, OnModuleDestroy {
  private stop: (() => void) | undefined;

  constructor(
    private readonly followed: FlightFollower,
    private readonly broadcaster: Broadcaster,
    private readonly feed: FlightFeed,
    private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.stop = every(TICK_MS, 'FlightTicker', () => this.tellAll());
  }

  onModuleDestroy() {
    this.stop?.();
  }

  private async tellAll() {
    const watching = this.broadcaster.watching(Flights.name);
    this.followed.keepOnly([...watching.keys()]);
    await Promise.all([...watching].map(([owner, tabs]) => this.tell(owner, tabs)));
  }

  private async tell(owner: string, tabs: readonly string[]) {
    const stored = await this.followed.flightsOf(owner, tabs);
    if (!stored) return;
    for (const flight of Flights.view(stored, this.clock.now()).flights) this.tellOf(owner, flight);
  }

  private tellOf(owner: string, flight: Flight) {
    const { id, number, status, progress, remainingSeconds, position } = flight;
    const seen = status === 'airborne' ? this.feed.positionOf(number) : undefined;
    const moved = { id, position: seen ?? position, progress, status, remainingSeconds };
    if (seen) this.broadcaster.tellWatchers(owner, Flights.name, 'flight:seen', { id });
    this.broadcaster.tellWatchers(owner, Flights.name, 'flight:moved', moved);
  }
}
