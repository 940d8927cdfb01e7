import { Amount, Choice } from 'sojourn';
import { CURRENCIES, MOST } from './rates.table.js';

export class Convert {
  /** In units of `from`. */
  @Amount({ above: 0, max: MOST, decimals: 2 })
  amount!: number;

  @Choice(CURRENCIES, 'Choose a currency to convert from.')
  from!: string;

  @Choice(CURRENCIES, 'Choose a currency to convert to.')
  to!: string;
}
