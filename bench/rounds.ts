import { Load, LOADS, type Figures } from './load.js';
import { median } from './median.js';
import type { Server } from './server.js';

export const ROUNDS = 7;
export const SECONDS = 2;

export interface Comparison {
  sojourn: Figures;
  stock: Figures;
  /** Ours to the stock app's, within one round: what else the machine does weighs on both. */
  ratio: number;
}

type Kind = keyof typeof LOADS;
type Loads = Record<'sojourn' | 'stock', Load>;

/** Loads the two apps by turns. */
export async function compare(sojourn: Server, stock: Server) {
  const loads = { sojourn: await Load.on(sojourn), stock: await Load.on(stock) };
  const rounds = { reads: [] as Comparison[], writes: [] as Comparison[] };
  for (let round = 0; round <= ROUNDS; round++) {
    rounds.reads.push(await turn('reads', loads));
    rounds.writes.push(await turn('writes', loads));
  }
  return { reads: medians(rounds.reads), writes: medians(rounds.writes) };
}

async function turn(kind: Kind, { sojourn, stock }: Loads): Promise<Comparison> {
  const [ours, theirs] = [
    await sojourn.run(LOADS[kind], SECONDS),
    await stock.run(LOADS[kind], SECONDS),
  ];
  return { sojourn: ours, stock: theirs, ratio: ours.perSecond / theirs.perSecond };
}

/** The first round only warms up: no code is compiled yet. */
function medians([, ...rounds]: Comparison[]): Comparison {
  const of = (figure: (round: Comparison) => number) => median(rounds.map(figure));
  const figures = (app: 'sojourn' | 'stock') => ({
    perSecond: of((round) => round[app].perSecond),
    p50Ms: of((round) => round[app].p50Ms),
    p99Ms: of((round) => round[app].p99Ms),
    processorUs: of((round) => round[app].processorUs),
  });
  return {
    sojourn: figures('sojourn'),
    stock: figures('stock'),
    ratio: of(({ ratio }) => ratio),
  };
}
