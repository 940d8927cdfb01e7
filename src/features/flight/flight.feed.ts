import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../config.js';
import { download } from '../download.js';
import type { Position } from './great-circle.js';
import { positionsIn } from './opensky.js';

/** All the world's flights are a few megabytes. */
const LIMIT_BYTES = 16 * 1024 * 1024;
const ASK_EVERY_MS = 10_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A position older than this is no live position. */
const FRESH_MS = 60_000;

/** OpenSky's `states/all` at `FLIGHT_FEED_URL`, asked only while somebody wants to know. */
@Injectable()
export class FlightFeed implements OnModuleDestroy {
  private readonly logger = new Logger('FlightFeed');
  private readonly stop = new AbortController();
  private positions = new Map<string, Position>();
  private takenAt = -Infinity;
  private askAgainAt = -Infinity;
  private waitMs = ASK_EVERY_MS;

  constructor(private readonly config: Config) {}

  onModuleDestroy() {
    this.stop.abort();
  }

  /** @param callsign as the transponder sends it, such as QFA11 */
  positionOf(callsign: string) {
    if (!this.config.flightFeedUrl) return undefined;
    if (performance.now() >= this.askAgainAt) void this.ask(this.config.flightFeedUrl);
    return performance.now() - this.takenAt < FRESH_MS ? this.positions.get(callsign) : undefined;
  }

  /** One question at a time; after a failure it waits twice as long before the next. */
  private async ask(url: string) {
    this.askAgainAt = Infinity;
    try {
      const text = await download(url, { limitBytes: LIMIT_BYTES, stop: this.stop.signal });
      this.positions = positionsIn(JSON.parse(text));
      this.takenAt = performance.now();
      this.waitMs = ASK_EVERY_MS;
    } catch (error) {
      this.logger.warn(`The flight feed gave nothing: ${String(error)}`);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    }
    this.askAgainAt = performance.now() + this.waitMs;
  }
}
