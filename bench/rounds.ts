import { Load, LOADS, type Figures, type Kind } from './load.js';
import { median } from './median.js';
import { TEMPLATED, type App } from './peers.js';
import type { Server } from './server.js';

export const ROUNDS = 3;
export const SECONDS = 2;

export type Comparison = Map<App, Figures>;

/** In all else it is the stock app. */
const DRAWN: Kind[] = ['page', 'plain', 'turns'];

/** Loads the apps by turns: what else the machine does weighs on all of them. */
export async function compare(servers: Map<App, Server>, kind: Kind): Promise<Comparison> {
  const loads = new Map<App, Load>();
  const compared = [...servers].filter(([app]) => app !== TEMPLATED || DRAWN.includes(kind));
  for (const [app, server] of compared) loads.set(app, await Load.on(server));
  const rounds: Comparison[] = [];
  // The first round only warms up: no code is compiled yet.
  for (let round = 0; round <= ROUNDS; round++) rounds.push(await turn(loads, kind));
  const [, ...measured] = rounds;
  return new Map(
    [...loads.keys()].map((app) => [app, mediansOf(measured.map((round) => round.get(app)!))]),
  );
}

async function turn(loads: Map<App, Load>, kind: Kind) {
  const figures: Comparison = new Map();
  for (const [app, load] of loads) figures.set(app, await load.run(() => LOADS[kind], SECONDS));
  return figures;
}

export function mediansOf(all: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(all.map((each) => each[figure]));
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    processorUs: of('processorUs'),
  };
}
