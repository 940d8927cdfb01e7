import { Big } from 'big.js';
import { toCents } from '../money.js';

/** Amounts in dollars, salary and salary sacrifice a year. */
export interface Plan {
  age: number;
  retireAt: number;
  balance: number;
  annualSalary: number;
  annualReturnPercent: number;
  salarySacrifice: number;
}

interface Year {
  age: number;
  contribution: number;
  tax: number;
  earnings: number;
  balance: number;
}

// Australia, financial year 2026–27 (Australian Taxation Office, key superannuation rates and thresholds).
export const GUARANTEE_PERCENT = 12;
export const MAX_BASE = 270_830;
export const CONCESSIONAL_CAP = 32_500;
export const CONTRIBUTIONS_TAX_PERCENT = 15;

const guaranteeOf = ({ annualSalary }: Pick<Plan, 'annualSalary'>) =>
  percent(GUARANTEE_PERCENT, Math.min(annualSalary, MAX_BASE));

/** Guarantee and salary sacrifice, in dollars a year before tax. */
export const contributionOf = (plan: Pick<Plan, 'annualSalary' | 'salarySacrifice'>) =>
  toCents(new Big(guaranteeOf(plan)).plus(plan.salarySacrifice));

export function project(plan: Plan) {
  const contribution = contributionOf(plan);
  const tax = percent(CONTRIBUTIONS_TAX_PERCENT, contribution);
  const paidIn = new Big(contribution).minus(tax);
  const years: Year[] = [];
  for (let { age, balance } = plan; age < plan.retireAt; age += 1) {
    const earnings = earningsOf(balance, paidIn, plan.annualReturnPercent);
    balance = toCents(paidIn.plus(balance).plus(earnings));
    years.push({ age, contribution, tax, earnings, balance });
  }
  return { years, balanceAtRetirement: years.at(-1)?.balance ?? plan.balance };
}

/** What is paid in during a year earns for half of it. */
const earningsOf = (balance: number, paidIn: Big, returnPercent: number) =>
  toCents(paidIn.div(2).plus(balance).times(returnPercent).div(100));

const percent = (rate: number, amount: number) => toCents(new Big(amount).times(rate).div(100));
