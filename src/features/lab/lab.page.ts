import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { State } from './actor.js';
import { ORDERS } from './interleavings.js';
import type { Scheduled, TriedAll } from './lab.answers.js';
import { ABOUT, STORE_NAMES } from './lab.texts.js';
import { SCENARIOS, STORES } from './scenarios.js';

/** What the lab's page shows: what can be run, and what was just run. */
@Injectable()
export class LabPage {
  model({ answered }: Request) {
    const { command, result } = answered ?? {};
    return {
      lab: {
        scenarios: SCENARIOS.map((value) => ({ value, label: ABOUT[value].title })),
        stores: STORES.map((value) => ({ value, label: STORE_NAMES[value] })),
        orders: ORDERS.map((value) => ({ value, label: spaced(value) })),
        about: SCENARIOS.map((name) => ({ name, ...ABOUT[name] })),
        run: command === 'lab/schedule' ? shownRun(result as Scheduled) : undefined,
        all: command === 'lab/try-all' ? shownAll(result as TriedAll) : undefined,
      },
    };
  }
}

function shownRun({ scenario, store, order, steps, outcome }: Scheduled) {
  return {
    ...titles({ scenario, store }),
    order: spaced(order),
    steps: steps.map(({ who, step, sees, stored }) => ({
      who,
      step,
      sees: inWords(sees),
      stored: inWords(stored),
    })),
    lost: outcome.lost,
    expected: inWords(outcome.expected),
    stored: inWords(outcome.stored),
  };
}

const shownAll = ({ scenario, store, losing, orders }: TriedAll) => ({
  ...titles({ scenario, store }),
  losing,
  of: orders.length,
  orders: orders.map(({ order, lost }) => ({ order: spaced(order), lost })),
});

const spaced = (order: string) => order.split('').join(' ');

const titles = ({ scenario, store }: Pick<TriedAll, 'scenario' | 'store'>) => ({
  title: ABOUT[scenario].title,
  store: STORE_NAMES[store],
  why: ABOUT[scenario][store],
});

/** "count 1", "cart 0, orders 1", or "nothing". */
function inWords(state: State) {
  if (!state) return 'nothing';
  return Object.entries(state)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
