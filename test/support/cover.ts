import type { Visitor } from './visitor.js';

export const COVER = {
  age: 45,
  benefitPercent: 60,
  waitingDays: 60,
  benefitYears: 5,
  smoker: true,
};

/** 64 220 dollars a year. */
export async function earn(visitor: Visitor) {
  await visitor.send('/pay/set-wage', { wage: 32.5 }).expect(200);
  await visitor.send('/pay/annualise').expect(200);
}
