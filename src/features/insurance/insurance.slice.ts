import { defineSlice, shape } from 'sojourn';
import {
  BASE_RATE,
  BENEFIT_YEARS,
  MAX_A_MONTH,
  quoteFor,
  WAITING_DAYS,
  workingsOf,
  type Cover,
} from './insurance.sums.js';

interface Quoted extends Cover {
  salaryFrom: 'pay' | 'form';
}

type Quote = ReturnType<typeof quoteFor>;

/** Dollars; null until there is a quote. */
type InsuranceState = {
  [Field in keyof (Quoted & Omit<Quote, 'factors'>)]: (Quoted & Quote)[Field] | null;
} & Pick<Quote, 'factors'>;

const NOTHING: InsuranceState = {
  age: null,
  annualSalary: null,
  salaryFrom: null,
  benefitPercent: null,
  waitingDays: null,
  benefitYears: null,
  smoker: null,
  monthlyBenefit: null,
  monthlyPremium: null,
  factors: [],
};

export const Insurance = defineSlice<{ quoted: Quoted | null }, InsuranceState>({
  name: 'insurance',
  keep: 'session',
  initial: { quoted: null },
  words: ({ quoted }) => (quoted ? 'a quote' : undefined),
  schema: shape.record({
    ...shape.unknown({
      age: shape.count,
      annualSalary: shape.number,
      salaryFrom: shape.oneOf(['pay', 'form']),
      benefitPercent: shape.number,
      waitingDays: shape.oneOf(WAITING_DAYS),
      benefitYears: shape.oneOf(BENEFIT_YEARS),
      smoker: shape.flag,
      monthlyBenefit: shape.number,
      monthlyPremium: shape.number,
    }),
    factors: shape.list(shape.record({ name: shape.text, value: shape.number })),
  }),
  view: ({ quoted }) => (quoted ? { ...quoted, ...quoteFor(quoted) } : NOTHING),
  beside: (state) => ({
    mostAMonth: MAX_A_MONTH,
    baseRate: BASE_RATE,
    workings: workingsOf(state),
    waits: WAITING_DAYS.map((value) => ({ value, label: `${value} days` })),
    periods: BENEFIT_YEARS.map((value) => ({ value, label: `${value} years` })),
    habits: [
      { value: 'false', label: 'No' },
      { value: 'true', label: 'Yes' },
    ],
  }),
});
