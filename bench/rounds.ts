import { Load, LOADS, type Figures, type Kind } from './load.js';
import { median } from './median.js';
import { TEMPLATED, type App } from './peers.js';
import type { Server } from './server.js';

export const ROUNDS = 5;
export const SECONDS = 2;
/** What a server does all day V8 has compiled; with fewer rounds, it would do so while it is measured. */
export const WARM_UPS = 3;

export type Comparison = Map<App, Figures>;

/** In all else it is the stock app. */
const DRAWN: Kind[] = ['page', 'plain', 'turns'];

/** Loads the apps by turns: what else the machine does weighs on all of them. */
export async function compare(servers: Map<App, Server>, kind: Kind): Promise<Comparison> {
  const loads = new Map<App, Load>();
  const compared = [...servers].filter(([app]) => app !== TEMPLATED || DRAWN.includes(kind));
  for (const [app, server] of compared) loads.set(app, await Load.on(server));
  const measured = await rounds((round) => turn(loads, kind, round));
  return new Map(
    [...loads.keys()].map((app) => [app, mediansOf(measured.map((round) => round.get(app)!))]),
  );
}

/** @returns what the rounds after the warm-up have measured */
export async function rounds<Result>(measure: (round: number) => Promise<Result>) {
  const results: Result[] = [];
  while (results.length < WARM_UPS + ROUNDS) results.push(await measure(results.length));
  return results.slice(WARM_UPS);
}

/** Every second round goes backwards: what comes after a faster one finds our own side of the load still busy. */
export const inTurn = <Each>(list: readonly Each[], round: number) =>
  round % 2 === 0 ? list : list.toReversed();

async function turn(loads: Map<App, Load>, kind: Kind, round: number) {
  const figures: Comparison = new Map();
  for (const [app, load] of inTurn([...loads], round))
    figures.set(app, await load.run(() => LOADS[kind], SECONDS));
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
