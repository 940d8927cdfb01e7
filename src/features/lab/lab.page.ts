import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { State } from './actor.js';
import { lies, type Race } from './fifty/race.js';
import { ORDERS } from './interleavings.js';
import type { Fifty, Scheduled, TriedAll } from './lab.answers.js';
import { ABOUT, STORE_NAMES } from './lab.texts.js';
import { evidenceOf, matrixPage } from './matrix.page.js';
import { SCENARIOS, STORES } from './scenarios.js';

@Injectable()
export class LabPage {
  private readonly matrix = matrixPage();
  private readonly about = SCENARIOS.map((name) => ({
    name,
    ...ABOUT[name],
    evidence: evidenceOf(ABOUT[name].anomaly),
  }));

  model({ answered }: Request) {
    const { command, result } = answered ?? {};
    return {
      shown: {
        scenarios: SCENARIOS.map((value) => ({ value, label: ABOUT[value].title })),
        stores: STORES.map((value) => ({ value, label: STORE_NAMES[value] })),
        orders: ORDERS.map((value) => ({ value, label: spaced(value) })),
        about: this.about,
        matrix: this.matrix,
        run: command === 'lab/schedule' ? shownRun(result as Scheduled) : undefined,
        fifty: command === 'lab/fifty' ? shownFifty(result as Fifty) : undefined,
        all: command === 'lab/try-all' ? shownAll(result as TriedAll) : undefined,
      },
    };
  }
}

const shownFifty = ({ stock, sojourn }: Fifty) => [
  { store: 'stock', name: STORE_NAMES.stock, ...counted(stock) },
  { store: 'sojourn', name: STORE_NAMES.sojourn, ...counted(sojourn) },
];

function counted({ told, ...race }: Race) {
  const bars = lies(told);
  return { ...race, bars, lied: bars.filter(Boolean).length };
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

function inWords(state: State) {
  if (!state) return 'nothing';
  return Object.entries(state)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
