import { availableParallelism } from 'node:os';
import type { ArcadeFigures } from './arcade.js';
import { CLIENTS, type Figures } from './load.js';
import { CHANGES } from './lost.js';
import { ROUNDS, SECONDS, type Comparison } from './rounds.js';

export interface Results {
  load: { reads: Comparison; writes: Comparison };
  lost: { sojourn: number; stock: number };
  startMs: number;
  restMB: number;
  loadedMB: { sojourn: number; stock: number };
  arcade: ArcadeFigures;
}

type Row = [what: string, sojourn: string, stock: string, ratio: string, reach: string];

const HEAD: Row = ['', 'Sojourn', 'stock', 'ratio', 'reach'];
const WIDTHS = [36, 12, 12, 8, 0];

export function print({ load, lost, startMs, restMB, loadedMB, arcade }: Results) {
  const rows: Row[] = [
    HEAD,
    ...loadRows('writes', load.writes, 5),
    ...loadRows('reads', load.reads, 1),
    [
      `lost of ${CHANGES} changes at once`,
      whole(lost.sojourn),
      whole(lost.stock),
      '',
      reach('none', lost.sojourn === 0),
    ],
    ['first page after the start, ms', whole(startMs), '', '', reach('under 800', startMs < 800)],
    ['memory at rest, MB', whole(restMB), '', '', reach('under 130', restMB < 130)],
    ['memory after the load, MB', whole(loadedMB.sojourn), whole(loadedMB.stock), '', ''],
    ['games refereed at once', whole(arcade.games), '', '', reach('500', arcade.games >= 500)],
    [
      'steer of 6 ticks, ms p50 / p99',
      `${arcade.p50.toFixed(2)} / ${arcade.p99.toFixed(2)}`,
      '',
      '',
      reach('p99 under 2', arcade.p99 < 2),
    ],
  ];
  console.log(`\n${rows.map(line).join('\n')}\n\n${conditions()}`);
}

function loadRows(kind: string, { sojourn, stock, ratio }: Comparison, least: number): Row[] {
  return [
    [
      `${kind} a second`,
      whole(sojourn.perSecond),
      whole(stock.perSecond),
      `${ratio.toFixed(2)}×`,
      reach(`at least ${least}×`, ratio >= least),
    ],
    [`${kind}, ms p50 / p99`, latency(sojourn), latency(stock), '', ''],
  ];
}

const latency = ({ p50, p99 }: Figures) => `${p50} / ${p99}`;

const reach = (text: string, isMet: boolean) => `${text}: ${isMet ? 'met' : 'NOT met'}`;

const whole = (value: number) => Math.round(value).toLocaleString('en');

const line = (row: Row) => row.map((cell, index) => cell.padEnd(WIDTHS[index]!)).join('');

const conditions = () =>
  `Node ${process.version} on ${availableParallelism()} processors; ${CLIENTS} clients; ` +
  `medians of ${ROUNDS} rounds of ${SECONDS} s each, the apps by turns.`;
