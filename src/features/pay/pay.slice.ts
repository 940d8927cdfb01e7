import { conflict, defineSlice, shape } from 'sojourn';
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
  words: ({ wage }) => (wage === null ? undefined : 'your pay'),
  schema: shape.record({
    ...shape.unknown({ wage: shape.number, hours: shape.number, pay: shape.number }),
    annual: shape.nullable(
      shape.record({
        hoursPerWeek: shape.number,
        weeksPerYear: shape.number,
        salary: shape.number,
      }),
    ),
  }),
  view: ({ wage, hours, year }) => ({
    wage,
    hours,
    pay: wage !== null && hours !== null ? payFor(wage, hours) : null,
    annual: annualOf({ wage, year }),
  }),
  removal: (before, after) =>
    before.wage !== null && after.wage === null ? 'Cleared what you entered.' : undefined,
});

function annualOf({ wage, year }: Pick<PayEntered, 'wage' | 'year'>) {
  return wage !== null && year ? { ...year, salary: annualSalary(wage, year) } : null;
}

/** No annual pay comes to more, in dollars a year. */
export const MAX_A_YEAR = 10_000_000_000;

export function withSalary<Asked extends { annualSalary?: number }>(asked: Asked, pay: PayEntered) {
  const salary = asked.annualSalary ?? annualOf(pay)?.salary;
  if (salary === undefined)
    throw conflict(
      'no-salary',
      'Enter an annual salary, or work out your annual pay first.',
      'annualSalary',
    );
  const isEntered = asked.annualSalary !== undefined;
  return {
    ...asked,
    annualSalary: salary,
    salaryFrom: isEntered ? ('form' as const) : ('pay' as const),
  };
}
