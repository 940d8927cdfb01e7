import { defineSlice } from '../../session/slice.js';
import { annualSalary, payFor } from './pay.sums.js';

interface Year {
  hoursPerWeek: number;
  weeksPerYear: number;
}

/** What was entered; what it comes to is worked out whenever it is looked at. */
export interface PayEntered {
  wage: number | null;
  hours: number | null;
  year: Year | null;
}

export interface PayState {
  wage: number | null;
  hours: number | null;
  pay: number | null;
  annual: (Year & { salary: number }) | null;
}

export const Pay = defineSlice<PayEntered, PayState>({
  name: 'pay',
  keep: 'session',
  initial: { wage: null, hours: null, year: null },
  view: ({ wage, hours, year }) => ({
    wage,
    hours,
    pay: wage !== null && hours !== null ? payFor(wage, hours) : null,
    annual: wage !== null && year ? { ...year, salary: annualSalary(wage, year) } : null,
  }),
});
