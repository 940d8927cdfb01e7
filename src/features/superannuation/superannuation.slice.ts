import { defineSlice, shape } from 'sojourn';
import {
  CONCESSIONAL_CAP,
  CONTRIBUTIONS_TAX_PERCENT,
  GUARANTEE_PERCENT,
  MAX_BASE,
  project,
  type Plan,
} from './superannuation.sums.js';

interface Projected extends Plan {
  salaryFrom: 'pay' | 'form';
}

type Projection = ReturnType<typeof project>;

/** Dollars; null until there is a projection. */
type SuperannuationState = { [Field in keyof Projected]: Projected[Field] | null } & {
  guaranteePercent: number | null;
  balanceAtRetirement: number | null;
} & Pick<Projection, 'years'>;

const NOTHING: SuperannuationState = {
  age: null,
  retireAt: null,
  balance: null,
  annualSalary: null,
  salaryFrom: null,
  annualReturnPercent: null,
  salarySacrifice: null,
  guaranteePercent: null,
  balanceAtRetirement: null,
  years: [],
};

export const Superannuation = defineSlice<{ plan: Projected | null }, SuperannuationState>({
  name: 'superannuation',
  keep: 'session',
  initial: { plan: null },
  words: ({ plan }) => (plan ? 'your superannuation' : undefined),
  schema: shape.record({
    ...shape.unknown({
      age: shape.count,
      retireAt: shape.count,
      balance: shape.number,
      annualSalary: shape.number,
      salaryFrom: shape.oneOf(['pay', 'form']),
      annualReturnPercent: shape.number,
      salarySacrifice: shape.number,
      guaranteePercent: shape.number,
      balanceAtRetirement: shape.number,
    }),
    years: shape.list(
      shape.record({
        age: shape.count,
        contribution: shape.number,
        tax: shape.number,
        earnings: shape.number,
        balance: shape.number,
      }),
    ),
  }),
  view: ({ plan }) =>
    plan ? { ...plan, guaranteePercent: GUARANTEE_PERCENT, ...project(plan) } : NOTHING,
  beside: () => ({
    mostBase: MAX_BASE,
    cap: CONCESSIONAL_CAP,
    taxPercent: CONTRIBUTIONS_TAX_PERCENT,
  }),
});
