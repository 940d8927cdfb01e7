import { Big } from 'big.js';
import { conflict, invalid } from 'sojourn';
import { viewHelpers } from 'sojourn/pages';
import { CONCESSIONAL_CAP, contributionOf, type Plan } from './superannuation.sums.js';

const { money } = viewHelpers;

export function checked<P extends Plan>(plan: P) {
  mustRetireLater(plan);
  mustFitCap(plan);
  mustFitSalary(plan);
  return plan;
}

function mustRetireLater({ age, retireAt }: Plan) {
  if (retireAt <= age) throw invalid({ retireAt: [`Enter an age after ${age}, your age now.`] });
}

function mustFitCap(plan: Plan) {
  const contribution = contributionOf(plan);
  if (contribution <= CONCESSIONAL_CAP) return;
  const over = new Big(contribution).minus(CONCESSIONAL_CAP);
  const room = new Big(plan.salarySacrifice).minus(over);
  throw conflict(
    'over-cap',
    `Guarantee and salary sacrifice come to ${money(contribution)} a year, ${money(over.toNumber())} over the ` +
      `concessional cap of ${money(CONCESSIONAL_CAP)}. Sacrifice at most ${money(room.toNumber())}.`,
    'salarySacrifice',
  );
}

function mustFitSalary({ annualSalary, salarySacrifice }: Plan) {
  if (salarySacrifice > annualSalary)
    throw invalid({ salarySacrifice: [`Enter no more than the salary, ${money(annualSalary)}.`] });
}
