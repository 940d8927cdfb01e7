import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type FeedItem, SessionService, Storage } from 'sojourn';
import { Flights, type FlightsStored } from './flight.slice.js';

interface Followed {
  tabs: ReadonlySet<string>;
  flights: Promise<FlightsStored | null>;
}

@Injectable()
export class FlightFollower implements OnModuleInit, OnModuleDestroy {
  private readonly followed = new Map<string, Followed>();
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly storage: Storage,
  ) {}

  onModuleInit() {
    this.unsubscribe = this.storage.feed.subscribe({ told: (item) => this.told(item) });
  }

  onModuleDestroy() {
    this.unsubscribe?.();
  }

  /** @param tabs those that watch now: where one is new, it may have been away while a change was told */
  flightsOf(owner: string, tabs: readonly string[]) {
    const known = this.followed.get(owner);
    if (known && tabs.every((tab) => known.tabs.has(tab))) return known.flights;
    // Noted before reading: what changes in between is told, and read again.
    const flights = this.read(owner);
    this.followed.set(owner, { tabs: new Set(tabs), flights });
    return flights;
  }

  keepOnly(owners: readonly string[]) {
    const watched = new Set(owners);
    for (const owner of this.followed.keys()) if (!watched.has(owner)) this.followed.delete(owner);
  }

  private told(item: FeedItem) {
    if (item.kind !== 'changed') this.followed.delete(item.owner);
    else
      for (const { owner, name } of item.slices)
        if (name === Flights.name) this.followed.delete(owner);
  }

  private async read(owner: string) {
    try {
      const session = await this.sessions.of(owner);
      return session && ((await this.sessions.read(session, Flights)).stored as FlightsStored);
    } catch (error) {
      this.followed.delete(owner);
      throw error;
    }
  }
}
