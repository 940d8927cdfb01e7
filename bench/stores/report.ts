import { writeFileSync } from 'node:fs';
import type { Latency } from '../latency.js';
import { CHANGES } from '../lost.js';
import { conditions, quantiles, table, whole } from '../results.js';
import type { Speed } from './measures.js';
import type { Setup } from './setups.js';

const FILE = 'bench/STORES.md';

export interface StoreFigures {
  setup: Setup;
  speed: Speed;
  lost: number;
  /** None where tabs of another process are not told. */
  push?: Latency;
  storedBytes?: number;
  idleTabKB?: number;
}

export function report(all: readonly StoreFigures[], how: string, othersLoad: number) {
  return [
    '# SQLite and Redis, one process and two',
    conditions('npm run bench:stores', how, othersLoad),
    table(HEAD, all.map(rowOf)),
    'Of two processes it is the sum of both, each loaded by 32 clients. `everysec` and `always` are the settings of `appendfsync`; Sojourn asks for `always`, and takes the other in `relaxed`. One hot session is one that 32 clients write to at once. A push is measured from an acknowledgement to another tab; of two processes that tab is on the other one. connect-redis tells no tabs of another process: that takes an adapter, which carries packets and no state.',
  ].join('\n\n');
}

export function write(text: string) {
  writeFileSync(FILE, `${text}\n`);
  console.log(`\nWritten to ${FILE}.`);
}

const HEAD = [
  '',
  'processes',
  'reads a second',
  'writes a second',
  'of one hot session',
  'socket commands',
  `lost of ${CHANGES} at once`,
  'push, ms p50 / p99',
  'a stored session, bytes',
  'an idle tab, kB',
];

const rowOf = ({ setup, speed, lost, push, storedBytes, idleTabKB }: StoreFigures) => [
  setup.name,
  String(setup.processes),
  whole(speed.reads),
  whole(speed.writes),
  whole(speed.hot),
  orNone(speed.bySocket),
  whole(lost),
  push ? quantiles(push) : '',
  orNone(storedBytes),
  orNone(idleTabKB),
];

const orNone = (value: number | undefined) => (value === undefined ? '' : whole(value));
