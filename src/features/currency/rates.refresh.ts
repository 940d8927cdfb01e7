import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Clock, every } from 'sojourn';
import { Config } from '../../config.js';
import { download, waitOf } from '../download.js';
import { keepTable } from './rates.file.js';
import { Rates } from './rates.js';
import { CURRENCIES, plausible, type Table } from './rates.table.js';
import { parseRates } from './rates.xml.js';

/** The ECB's daily file has about 2 kB. */
const LIMIT_BYTES = 65_536;
const LOOK_EVERY_MS = 500;
const FETCH_EVERY_MS = 6 * 3_600_000;

@Injectable()
export class RatesRefresh implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Rates');
  private dueAt = 0;
  private stopLooking: (() => void) | undefined;
  private readonly stop = new AbortController();
  private readonly limits = { limitBytes: LIMIT_BYTES, stop: this.stop.signal };
  private underWay = Promise.resolve();

  constructor(
    private readonly rates: Rates,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap() {
    const { ratesUrl } = this.config;
    if (!ratesUrl) return;
    this.stopLooking = every(LOOK_EVERY_MS, 'Rates', () => this.look(ratesUrl));
    this.look(ratesUrl);
  }

  async onModuleDestroy() {
    this.stopLooking?.();
    this.stop.abort(new Error('The app stops.'));
    await this.underWay;
  }

  private look(url: string) {
    if (this.clock.now() < this.dueAt) return;
    this.dueAt = this.clock.now() + FETCH_EVERY_MS;
    this.underWay = this.refresh(url);
  }

  private async refresh(url: string) {
    try {
      const read = parseRates(await download(url, this.limits));
      const table = plausible(read);
      this.sayOdd(read, table);
      this.rates.renew(table);
      await this.keep(table);
    } catch (error) {
      this.rates.keepLast();
      this.dueAt = Math.max(this.dueAt, this.clock.now() + waitOf(error));
      this.logger.warn(`The last good rates stay in use: ${String(error)}`);
    }
  }

  private sayOdd(read: Table, { perEuro }: Table) {
    const odd = CURRENCIES.filter((currency) => read.perEuro[currency] && !perEuro[currency]);
    if (odd.length > 0) this.logger.warn(`Older rates stay in use of ${odd.join(', ')}.`);
  }

  /** They serve even where they can't be kept. */
  private keep(table: Table) {
    return keepTable(this.config.dataDir, table).catch((error: unknown) => this.logger.warn(error));
  }
}
