import { Amount } from 'sojourn';

export class SetWageDto {
  /** Dollars an hour. */
  @Amount({ above: 0, max: 1_000_000, decimals: 2 })
  wage!: number;
}

export class CalculateDto {
  /** At most a month of 31 days, day and night. */
  @Amount({ above: 0, max: 744, decimals: 2 })
  hours!: number;
}

export class AnnualiseDto {
  @Amount({ above: 0, max: 168, decimals: 2 })
  hoursPerWeek = 38;

  @Amount({ above: 0, max: 53, decimals: 2 })
  weeksPerYear = 52;
}
