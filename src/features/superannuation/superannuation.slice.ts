import { defineSlice } from 'sojourn';
import {
  CONCESSIONAL_CAP,
  CONTRIBUTIONS_TAX_PERCENT,
  GUARANTEE_PERCENT,
  MOST_BASE,
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
  view: ({ plan }) =>
    plan ? { ...plan, guaranteePercent: GUARANTEE_PERCENT, ...project(plan) } : NOTHING,
  beside: () => ({
    mostBase: MOST_BASE,
    cap: CONCESSIONAL_CAP,
    taxPercent: CONTRIBUTIONS_TAX_PERCENT,
  }),
});
