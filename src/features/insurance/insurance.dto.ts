import { Amount, Choice, Flag } from 'sojourn';
import { MAX_A_YEAR } from '../pay/pay.slice.js';
import { BENEFIT_YEARS, WAITING_DAYS } from './insurance.sums.js';

export class QuoteDto {
  @Amount({ min: 18, max: 60 })
  age!: number;

  /** Dollars; without it the session's annual pay counts. */
  @Amount({ min: 0, max: MAX_A_YEAR, decimals: 2, optional: true })
  annualSalary?: number;

  @Amount({ min: 1, max: 70, decimals: 2 })
  benefitPercent = 70;

  @Choice(WAITING_DAYS, 'Choose a waiting period.')
  waitingDays!: number;

  @Choice(BENEFIT_YEARS, 'Choose a benefit period.')
  benefitYears!: number;

  @Flag('Say whether you smoke.')
  smoker!: boolean;
}
