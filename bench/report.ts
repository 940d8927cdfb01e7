import { availableParallelism } from 'node:os';
import type { ArcadeFigures } from './arcade.js';
import type { HistoryCost } from './history.js';
import type { Latency } from './latency.js';
import type { LiveFigures } from './live.js';
import { CLIENTS, type Figures } from './load.js';
import { CHANGES } from './lost.js';
import { ROUNDS, SECONDS, type Comparison } from './rounds.js';

interface Both<Figure> {
  sojourn: Figure;
  stock: Figure;
}

type Pair = Both<number>;

export interface Results {
  load: { reads: Comparison; writes: Comparison };
  /** Writes a second by socket. */
  bySocket: number;
  /** Per cent of one processor. */
  idle: number;
  /** With the two tabs on two processes. */
  across: Spread;
  history: HistoryCost;
  lost: Pair;
  startMs: number;
  restMB: number;
  loadedMB: Pair;
  lostBySocket: Pair;
  arcade: ArcadeFigures;
  /** What SQLite alone takes on this disk. */
  commit: Latency;
  live: Both<LiveFigures>;
  /** How many programs wanted to run before ours did. */
  othersLoad: number;
}

type Row = [what: string, sojourn: string, stock?: string, ratio?: string, reach?: string];

const HEAD: Row = ['', 'Sojourn', 'stock', 'ratio', 'reach'];
const WIDTHS = [42, 12, 12, 8, 0];

export function print(results: Results) {
  const { load, lost, lostBySocket, startMs, restMB, loadedMB, arcade, live, othersLoad, commit } =
    results;
  const { bySocket, idle, across, history } = results;
  const rows: Row[] = [
    HEAD,
    ...loadRows('writes', load.writes, 5),
    ['writes a second by socket', whole(bySocket)],
    [
      'the history, % of writes by HTTP / socket',
      `${history.http.toFixed(0)} / ${history.socket.toFixed(0)}`,
      '',
      '',
      reach('under 15', Math.max(history.http, history.socket) < 15),
    ],
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
    ...live.sojourn.spread.map((ours, index) => spreadRow(ours, live.stock.spread[index]!)),
    [
      'the same, the other on another process',
      quantiles(across, 1),
      '',
      '',
      reach('p99 under 100', across.p99 < 100),
    ],
    ['an idle process, % of a processor', idle.toFixed(1), '', '', reach('under 2', idle < 2)],
    [
      'an idle tab, kB',
      ...both({ sojourn: live.sojourn.idleTabKB, stock: live.stock.idleTabKB }),
      '',
      reach('at most 20', live.sojourn.idleTabKB <= 20),
    ],
    [
      'memory with 5,000 tabs, MB',
      ...both({ sojourn: live.sojourn.tabsMB, stock: live.stock.tabsMB }),
    ],
    ['games refereed at once', whole(arcade.games), '', '', reach('500', arcade.games >= 500)],
    [
      'steer of 6 ticks, ms p50 / p99',
      quantiles(arcade.steer, 2),
      '',
      '',
      reach('p99 under 2', arcade.steer.p99 < 2),
    ],
    ['an event that changes nothing, the same', quantiles(arcade.nothing, 2)],
    ['a commit of SQLite alone, the same', quantiles(commit, 2)],
  ];
  console.log(`\n${rows.map(line).join('\n')}\n\n${conditions(othersLoad)}`);
}

type Spread = LiveFigures['spread'][number];

function spreadRow(ours: Spread, theirs: Spread): Row {
  const what = `to the other of ${ours.tabs} tabs, ms p50 / p99`;
  const isMet = ours.p50 < 5 && ours.p99 < 50;
  return [what, quantiles(ours, 1), quantiles(theirs, 1), '', reach('under 5 / 50', isMet)];
}

const quantiles = ({ p50, p99 }: Latency, decimals: number) =>
  `${p50.toFixed(decimals)} / ${p99.toFixed(decimals)}`;

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
