import { Amount } from 'sojourn';

const MAX_KWH = 1_000_000;

export class EstimateDto {
  /** At most a leap year. */
  @Amount({ min: 1, max: 366 })
  days!: number;

  @Amount({ min: 0, max: MAX_KWH, decimals: 3 })
  usageKwh!: number;

  /** Cents per kWh, before GST. */
  @Amount({ min: 0, max: 1_000, decimals: 4 })
  usageRate!: number;

  /** Cents per day, before GST. */
  @Amount({ min: 0, max: 10_000, decimals: 4 })
  supplyRate!: number;

  @Amount({ min: 0, max: MAX_KWH, decimals: 3 })
  solarKwh = 0;

  /** Cents per kWh; bears no GST. */
  @Amount({ min: 0, max: 1_000, decimals: 4 })
  feedInRate = 0;
}
