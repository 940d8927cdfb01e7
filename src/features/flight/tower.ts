import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { SessionService } from '../../session/session.service.js';
import { Tabs } from '../../session/tabs.js';
import { FlightFeed } from './flight.feed.js';
import { Flights, type Flight } from './flight.slice.js';

const EVERY_MS = 1_000;

/** Tells those who watch where their flights are, each second, and nobody else. */
@Injectable()
export class Tower implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Tower');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly tabs: Tabs,
    private readonly feed: FlightFeed,
  ) {}

  onModuleInit() {
    this.timer = setInterval(() => void this.tellAll(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  private async tellAll() {
    const owners = this.tabs.watching(Flights.name);
    await Promise.all(owners.map((owner) => this.tell(owner))).catch((error: unknown) =>
      this.logger.warn(error),
    );
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
    if (seen) this.tabs.say(owner, Flights.name, 'flight:seen', { id });
    this.tabs.say(owner, Flights.name, 'flight:moved', moved);
  }
}
