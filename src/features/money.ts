import { Big } from 'big.js';

const CENTS = 2;

/** Half-up, ties away from zero. Adding 0 makes −0, which JSON would not give back, a plain 0. */
export const roundTo = (decimals: number, amount: Big) =>
  amount.round(decimals, Big.roundHalfUp).toNumber() + 0;

export const toCents = (amount: Big) => roundTo(CENTS, amount);
