import { Big } from 'big.js';

const CENTS = 2;

const toCents = (amount: Big) => amount.round(CENTS, Big.roundHalfUp).toNumber();

/** @param wage dollars an hour @returns dollars, half-up to the cent */
export const payFor = (wage: number, hours: number) => toCents(new Big(wage).times(hours));

/** @param wage dollars an hour @returns dollars a year, half-up to the cent */
export const annualSalary = (
  wage: number,
  { hoursPerWeek, weeksPerYear }: { hoursPerWeek: number; weeksPerYear: number },
) => toCents(new Big(wage).times(hoursPerWeek).times(weeksPerYear));
