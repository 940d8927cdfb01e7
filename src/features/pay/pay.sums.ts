import { Big } from 'big.js';
import { toCents } from '../money.js';

/** @param wage dollars an hour @returns dollars, half-up to the cent */
export const payFor = (wage: number, hours: number) => toCents(new Big(wage).times(hours));

/** @param wage dollars an hour @returns dollars a year, half-up to the cent */
export const annualSalary = (
  wage: number,
  { hoursPerWeek, weeksPerYear }: { hoursPerWeek: number; weeksPerYear: number },
) => toCents(new Big(wage).times(hoursPerWeek).times(weeksPerYear));
