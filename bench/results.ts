import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release } from 'node:os';
import type { ArcadeFigures } from './arcade.js';
import type { FirstLoad } from './first.load.js';
import type { Growth } from './growth.js';
import type { HistoryCost } from './history.js';
import type { Latency } from './latency.js';
import type { LiveFigures } from './live.js';
import { CLIENTS, type Figures, type Kind } from './load.js';
import { CHANGES } from './lost.js';
import type { App } from './peers.js';
import { ROUNDS, SECONDS, WARM_UPS, type Comparison } from './rounds.js';

const FILE = 'bench/RESULTS.md';

interface Both {
  sojourn: number;
  stock: number;
}

export interface Results {
  loads: Record<Kind, Comparison>;
  /** Changes a second. */
  bySocket: number;
  /** From a process's start to its first page, and at rest. */
  startMs: number;
  restMB: number;
  idlePercent: number;
  firstLoads: FirstLoad[];
  stored: Growth[];
  sizes: Growth[];
  lost: Both;
  lostBySocket: Both;
  live: { sojourn: LiveFigures; stock: LiveFigures };
  /** With the two tabs on two processes. */
  across: Latency;
  history: HistoryCost;
  arcade: ArcadeFigures;
  /** What SQLite alone takes on this disk. */
  commit: Latency;
  /** How many programs wanted to run before ours did. */
  othersLoad: number;
}

const KINDS: Record<Kind, string> = {
  page: 'page, as a browser asks',
  plain: 'the same page, not compressed',
  turns: 'form and its page, by turns',
  json: 'page as JSON',
  form: 'form, answered 303',
  command: 'JSON command',
};

export function write(results: Results) {
  const text = [
    '# Results',
    conditions(
      'npm run bench',
      `medians of ${ROUNDS} rounds of ${SECONDS} s each after ${WARM_UPS} to warm up, the apps by turns`,
      results.othersLoad,
    ),
    '## Requests a second',
    requests(results.loads, ({ perSecond }) => perSecond),
    '## Microseconds of a processor for each request',
    requests(results.loads, ({ processorUs }) => processorUs),
    'What else the machine does shows little in these. Beside each figure is its ratio to the stock app’s: `express`, `express-session` and `connect-sqlite3`, with `express-handlebars`. All send the same page of about 10 kB, and only Sojourn compresses it where a client takes that. The peers have it as one text with a place for the wage; `stock, from templates` is the stock app that draws it, as Sojourn does, from a layout, a page and their partials. Sojourn does not draw a page again whose content is as it was; by turns with forms, each page is a new one. In memory means that all sessions are lost with the process. Flask keeps its session in the signed cookie. `node:http` has no session at all: it is the ceiling.',
    '## What grows',
    growth([...results.stored, ...results.sizes]),
    'The ratio is to the first row of its kind, measured by turns with it. A command on a list answers the whole of it.',
    '## First load',
    table(
      ['page', 'requests', 'kB'],
      results.firstLoads.map(({ page, requests: count, bytes }) => [
        `\`${page}\``,
        String(count),
        (bytes / 1_000).toFixed(1),
      ]),
    ),
    '## Beside that',
    table(['', 'Sojourn', 'stock'], rest(results)),
  ].join('\n\n');
  writeFileSync(FILE, `${text}\n`);
  console.log(`\n${text}\n\nWritten to ${FILE}.`);
}

export const conditions = (command: string, how: string, othersLoad: number) =>
  `Made by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0]!.model}, ` +
  `${availableParallelism()} processors, ${memoryGB()} GB, Linux ${release()}, Node ${process.version}; ` +
  `a load of ${othersLoad.toFixed(1)} by others before. ${CLIENTS} clients with a session each; ` +
  `${how}.`;

const memoryGB = () =>
  Math.round(
    Number(/MemTotal:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))![1]) / 1024 ** 2,
  );

function requests(loads: Results['loads'], figure: (figures: Figures) => number) {
  const kinds = Object.keys(loads) as Kind[];
  const appsMeasured = [...loads.page.keys()];
  const cell = (app: App, kind: Kind) => {
    const [own, stock] = [loads[kind].get(app), loads[kind].get('stock')!];
    return own ? `${whole(figure(own))} (${ratio(figure(own), figure(stock))})` : '';
  };
  return table(
    ['', ...kinds.map((kind) => KINDS[kind])],
    appsMeasured.map((app) => [app, ...kinds.map((kind) => cell(app, kind))]),
  );
}

function growth(figures: Growth[]) {
  const first = (what: string) =>
    figures.find((each) => each.what.includes('stored') === what.includes('stored'))!;
  const cells = ({ what, ...own }: Growth) =>
    (['perSecond', 'processorUs'] as const).flatMap((figure) =>
      (['looks', 'commands'] as const).map((kind) => {
        const [now, before] = [own[kind][figure], first(what)[kind][figure]];
        return `${whole(now)} (${ratio(now, before)})`;
      }),
    );
  return table(
    ['', 'looks a second', 'commands a second', 'µs of a look', 'µs of a command'],
    figures.map((each) => [each.what, ...cells(each)]),
  );
}

function rest(results: Results) {
  const { live, lost, lostBySocket, arcade, across, commit, loads } = results;
  const byJson = loads.command.get('Sojourn')!.perSecond;
  return [
    [
      'socket commands a second',
      `${whole(results.bySocket)} (${ratio(results.bySocket, byJson)} its JSON commands)`,
    ],
    [`lost of ${CHANGES} changes at once`, whole(lost.sojourn), whole(lost.stock)],
    [`lost of ${CHANGES} by two sockets`, whole(lostBySocket.sojourn), whole(lostBySocket.stock)],
    ...live.sojourn.spread.map((ours, index) => [
      `from an acknowledgement to the other of ${ours.tabs} tabs, ms p50 / p99`,
      quantiles(ours),
      quantiles(live.stock.spread[index]!),
    ]),
    ['the same, the other tab on another process', quantiles(across)],
    ['an idle tab, kB', whole(live.sojourn.idleTabKB), whole(live.stock.idleTabKB)],
    ['memory with 5,000 tabs, MB', whole(live.sojourn.tabsMB), whole(live.stock.tabsMB)],
    ['from the start to the first page, ms', whole(results.startMs)],
    ['memory at rest, MB', whole(results.restMB)],
    ['an idle process, % of a processor', results.idlePercent.toFixed(1)],
    [
      'the history, % of writes by HTTP / socket',
      `${results.history.http.toFixed(0)} / ${results.history.socket.toFixed(0)}`,
    ],
    ['games refereed at once', whole(arcade.games)],
    ['a steer of 6 ticks, ms p50 / p99', quantiles(arcade.steer)],
    ['an event that changes nothing, the same', quantiles(arcade.nothing)],
    ['a commit of SQLite alone, the same', quantiles(commit)],
  ];
}

export function table(head: string[], rows: string[][]) {
  const line = (cells: string[]) => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const quantiles = ({ p50, p99 }: Latency) => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;

const ratio = (own: number, other: number) => `${(own / other).toFixed(2)}×`;

export const whole = (value: number) => Math.round(value).toLocaleString('en');
