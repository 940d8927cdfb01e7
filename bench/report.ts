import { availableParallelism } from 'node:os';
import type { ArcadeFigures } from './arcade.js';
import type { LiveFigures } from './live.js';
import { CLIENTS, type Figures } from './load.js';
import { CHANGES } from './lost.js';
import { ROUNDS, SECONDS, type Comparison } from './rounds.js';

interface Pair {
  sojourn: number;
  stock: number;
}

export interface Results {
  load: { reads: Comparison; writes: Comparison };
  lost: Pair;
  startMs: number;
  restMB: number;
  loadedMB: Pair;
  lostBySocket: Pair;
  arcade: ArcadeFigures;
  live: LiveFigures;
  /** How many programs wanted to run before ours did. */
  othersLoad: number;
}

type Row = [what: string, sojourn: string, stock?: string, ratio?: string, reach?: string];

const HEAD: Row = ['', 'Sojourn', 'stock', 'ratio', 'reach'];
const WIDTHS = [36, 12, 12, 8, 0];

export function print(results: Results) {
  const { load, lost, lostBySocket, startMs, restMB, loadedMB, arcade, live, othersLoad } = results;
  const rows: Row[] = [
    HEAD,
    ...loadRows('writes', load.writes, 5),
    ...loadRows('reads', load.reads, 1),
    [`lost of ${CHANGES} changes at once`, ...both(lost), '', reach('none', lost.sojourn === 0)],
    [
      `lost of ${CHANGES} by two sockets`,
      ...both(lostBySocket),
      '',
      reach('none', lostBySocket.sojourn === 0),
    ],
    ['first page after the start, ms', whole(startMs), '', '', reach('under 800', startMs < 800)],
    ['memory at rest, MB', whole(restMB), '', '', reach('under 130', restMB < 130)],
    ['memory after the load, MB', ...both(loadedMB)],
    ...live.spread.map(spreadRow),
    ['an idle tab, kB', whole(live.idleTabKB), '', '', reach('at most 20', live.idleTabKB <= 20)],
    ['games refereed at once', whole(arcade.games), '', '', reach('500', arcade.games >= 500)],
    [
      'steer of 6 ticks, ms p50 / p99',
      `${arcade.p50.toFixed(2)} / ${arcade.p99.toFixed(2)}`,
      '',
      '',
      reach('p99 under 2', arcade.p99 < 2),
    ],
  ];
  console.log(`\n${rows.map(line).join('\n')}\n\n${conditions(othersLoad)}`);
}

function spreadRow({ tabs, p50, p99 }: LiveFigures['spread'][number]): Row {
  const figures = `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const isMet = p50 < 5 && p99 < 50;
  return [
    `to the other of ${tabs} tabs, ms p50 / p99`,
    figures,
    '',
    '',
    reach('under 5 / 50', isMet),
  ];
}

function loadRows(kind: string, { sojourn, stock, ratio }: Comparison, least: number): Row[] {
  const perSecond = both({ sojourn: sojourn.perSecond, stock: stock.perSecond });
  const processorUs = both({ sojourn: sojourn.processorUs, stock: stock.processorUs });
  const isMet = ratio >= least;
  return [
    [`${kind} a second`, ...perSecond, `${ratio.toFixed(2)}×`, reach(`at least ${least}×`, isMet)],
    [`${kind}, ms p50 / p99`, latency(sojourn), latency(stock)],
    [`${kind}, µs of a processor each`, ...processorUs],
  ];
}

const both = ({ sojourn, stock }: Pair): [string, string] => [whole(sojourn), whole(stock)];

const latency = ({ p50Ms, p99Ms }: Figures) => `${p50Ms} / ${p99Ms}`;

const reach = (text: string, isMet: boolean) => `${text}: ${isMet ? 'met' : 'NOT met'}`;

const whole = (value: number) => Math.round(value).toLocaleString('en');

const line = (row: Row) => row.map((cell, index) => cell?.padEnd(WIDTHS[index]!)).join('');

const conditions = (othersLoad: number) =>
  `Node ${process.version}; ${availableParallelism()} processors, load ${othersLoad.toFixed(1)} before; ` +
  `${CLIENTS} clients; medians of ${ROUNDS} rounds of ${SECONDS} s each, the apps by turns.`;
