import { Injectable } from '@nestjs/common';
import { Clock } from 'sojourn';
import { Config } from '../../config.js';
import { keptTable } from './rates.file.js';
import { CURRENCIES, SHIPPED, type Table } from './rates.table.js';

const DAY_MS = 86_400_000;
/** The ECB publishes on working days; around Easter there are five days without. */
const FRESH_DAYS = 5;

/** The tables to convert with, always at hand. */
@Injectable()
export class Rates {
  /** The feed's last good table. */
  private latest: Table | undefined;
  private hasFailed = false;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    if (config.ratesUrl) this.latest = keptTable(config.dataDir);
  }

  /** Newest first. */
  get tables(): [Table, ...Table[]] {
    return this.latest ? [this.latest, SHIPPED] : [SHIPPED];
  }

  renew(table: Table) {
    this.latest = table;
    this.hasFailed = false;
  }

  keepLast() {
    this.hasFailed = true;
  }

  /** How old they are, and why. */
  get standing() {
    const [{ date, perEuro }] = this.tables;
    const days = Math.floor((this.clock.now() - Date.parse(date)) / DAY_MS);
    return {
      date,
      days,
      isFixed: !this.config.ratesUrl,
      hasFailed: this.hasFailed,
      isOld: days > FRESH_DAYS,
      older: CURRENCIES.filter((currency) => currency !== 'EUR' && !perEuro[currency]),
      olderDate: SHIPPED.date,
    };
  }
}
