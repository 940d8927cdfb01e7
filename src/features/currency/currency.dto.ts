import { Amount, Choice } from 'sojourn';
import { CURRENCIES, MAX_AMOUNT } from './rates.table.js';

export class ConvertDto {
  /** In units of `from`. */
  @Amount({ above: 0, max: MAX_AMOUNT, decimals: 2 })
  amount!: number;

  @Choice(CURRENCIES, 'Choose a currency to convert from.')
  from!: string;

  @Choice(CURRENCIES, 'Choose a currency to convert to.')
  to!: string;
}
