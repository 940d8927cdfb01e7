import { Big } from 'big.js';
import { toCents } from '../money.js';

export interface Cover {
  age: number;
  annualSalary: number;
  benefitPercent: number;
  waitingDays: number;
  benefitYears: number;
  smoker: boolean;
}

// An illustration: these figures are this app's own, no insurer's tariff.
export const MAX_A_MONTH = 30_000;
/** Of the monthly benefit, before the factors. */
export const BASE_RATE = 0.011;
const AGE_STEP = 0.035;
const AGE_FREE = 30;
const SMOKER = 1.4;
const WAITING = new Map([
  [30, 1],
  [60, 0.8],
  [90, 0.65],
]);
const BENEFIT = new Map([
  [2, 1],
  [5, 1.35],
]);

export const WAITING_DAYS = [...WAITING.keys()];
export const BENEFIT_YEARS = [...BENEFIT.keys()];

/** What a cover pays and costs a month, in dollars half-up to the cent, and what the premium is made of. */
export function quoteFor(cover: Cover) {
  const factors = factorsOf(cover);
  const monthlyBenefit = benefitOf(cover);
  const premium = factors.reduce(
    (product, { value }) => product.times(value),
    new Big(monthlyBenefit).times(BASE_RATE),
  );
  return { monthlyBenefit, monthlyPremium: toCents(premium), factors };
}

function benefitOf({ annualSalary, benefitPercent }: Cover) {
  const benefit = new Big(annualSalary).times(benefitPercent).div(100).div(12);
  return Math.min(toCents(benefit), MAX_A_MONTH);
}

const factorsOf = ({ age, waitingDays, benefitYears, smoker }: Cover) => [
  { name: 'age', value: ageFactor(age) },
  { name: 'waiting period', value: WAITING.get(waitingDays)! },
  { name: 'benefit period', value: BENEFIT.get(benefitYears)! },
  { name: 'smoker', value: smoker ? SMOKER : 1 },
];

type Asked = { [Field in keyof Cover]: Cover[Field] | null };

export const workingsOf = ({ age, waitingDays, benefitYears, smoker }: Asked) => [
  Number(age) > AGE_FREE ? `1 + ${AGE_STEP} × (${age} − ${AGE_FREE})` : `up to ${AGE_FREE} years`,
  `${waitingDays} days`,
  `${benefitYears} years`,
  smoker ? 'yes' : 'no',
];

const ageFactor = (age: number) =>
  new Big(AGE_STEP)
    .times(Math.max(age - AGE_FREE, 0))
    .plus(1)
    .toNumber();
