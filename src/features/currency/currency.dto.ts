import { Amount, Choice } from 'sojourn';
import { CURRENCIES, MOST } from './rates.table.js';

export class Convert {
  /** In units of `from`. */
  @Amount({ above: 0, max: MOST, decimals: 2 })
  amount!: number;

  @Choice(CURRENCIES)
  from!: string;

  @Choice(CURRENCIES)
  to!: string;
}
