import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../config.js';
import { download, waitOf } from '../download.js';
import { sightingsIn, type Sighting } from './opensky.js';

/** All the world's flights are a few megabytes. */
const LIMIT_BYTES = 16 * 1024 * 1024;
const ASK_EVERY_MS = 10_000;
/** Nobody waits for it, and the free feed is slow at times. */
const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const FRESH_MS = 60_000;

/** OpenSky's `states/all` at `FLIGHT_FEED_URL`, asked only while somebody wants to know. */
@Injectable()
export class FlightFeed implements OnModuleDestroy {
  private readonly logger = new Logger('FlightFeed');
  private readonly stop = new AbortController();
  private readonly limits = {
    limitBytes: LIMIT_BYTES,
    timeoutMs: TIMEOUT_MS,
    stop: this.stop.signal,
  };
  private sightings = new Map<string, Sighting>();
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
    const { position, ageMs = 0 } = this.sightings.get(callsign) ?? {};
    return performance.now() - this.takenAt + ageMs < FRESH_MS ? position : undefined;
  }

  private async ask(url: string) {
    this.askAgainAt = Infinity;
    let wantedMs = 0;
    try {
      const text = await download(url, this.limits);
      this.sightings = sightingsIn(JSON.parse(text));
      this.takenAt = performance.now();
      this.waitMs = ASK_EVERY_MS;
    } catch (error) {
      this.logger.warn(`The flight feed gave nothing: ${String(error)}`);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
      wantedMs = waitOf(error);
    }
    this.askAgainAt = performance.now() + Math.max(this.waitMs, wantedMs);
  }
}
