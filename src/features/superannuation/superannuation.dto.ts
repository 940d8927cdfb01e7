import { Amount, Rules } from 'sojourn';
import { MAX_A_YEAR } from '../pay/pay.slice.js';

/** The bounds keep every balance below 90 thousand billion dollars, up to where a JSON number is exact to the cent. */
@Rules('Retirement comes after the age now.', 'No more is sacrificed than the salary.')
export class ProjectDto {
  @Amount({ min: 15, max: 99 })
  age!: number;

  @Amount({ min: 16, max: 100 })
  retireAt!: number;

  @Amount({ min: 0, max: 10_000_000, decimals: 2 })
  balance!: number;

  /** Dollars; without it the session's annual pay counts. */
  @Amount({ min: 0, max: MAX_A_YEAR, decimals: 2, optional: true })
  annualSalary?: number;

  @Amount({ min: -20, max: 20, decimals: 2 })
  annualReturnPercent!: number;

  /** Dollars a year, before tax. */
  @Amount({ min: 0, max: 1_000_000, decimals: 2 })
  salarySacrifice = 0;
}
