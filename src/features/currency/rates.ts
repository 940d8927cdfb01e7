import { Injectable } from '@nestjs/common';
import { Clock } from 'sojourn';
import { Config } from '../../config.js';
import { keptTable } from './rates.file.js';
import { CURRENCIES, SHIPPED, type Table } from './rates.table.js';

const DAY_MS = 86_400_000;
/** The ECB publishes on working days; around Easter there are five days without. */
const FRESH_DAYS = 5;
const CLOCKS_DIFFER_MS = 7 * DAY_MS;

@Injectable()
export class Rates {
  private latest: Table | undefined;
  private hasFailed = false;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    const kept = config.ratesUrl ? keptTable(config.dataDir) : undefined;
    if (kept && Date.parse(kept.date) <= clock.now() + CLOCKS_DIFFER_MS) this.latest = kept;
  }

  /** Newest first. */
  get tables(): [Table, ...Table[]] {
    return this.latest ? [this.latest, SHIPPED] : [SHIPPED];
  }

  /** A mirror may lag behind: what is newer stays. */
  renew(table: Table) {
    this.mustBePast(table);
    this.hasFailed = false;
    if (table.date >= this.tables[0].date) this.latest = table;
  }

  /** Taken for true, it would keep out every table until then. */
  private mustBePast({ date }: Table) {
    if (Date.parse(date) > this.clock.now() + CLOCKS_DIFFER_MS)
      throw new Error(`It is of ${date}, a day that is still to come.`);
  }

  keepLast() {
    this.hasFailed = true;
  }

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
