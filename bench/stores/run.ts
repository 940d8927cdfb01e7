import { loadavg } from 'node:os';
import { idleTabs, spreadAt } from '../live.js';
import { median } from '../median.js';
import { SOJOURN } from '../patterns.js';
import { installPeers } from '../peers.js';
import type { Server } from '../server.js';
import { lost, speed, type Speed } from './measures.js';
import { storedBytes } from './memory.js';
import { report, write, type StoreFigures } from './report.js';
import { launch, Setups, type Setup } from './setups.js';

/** More commands of one session at once would be refused. `short` only shows that everything runs; its figures mean nothing. */
const isShort = process.argv.includes('short');
const SIZES = isShort
  ? { rounds: 1, seconds: 0.5, hotCommands: 100, tabs: 40, stored: 100, idle: [40, 80] as const }
  : {
      rounds: 3,
      seconds: 2,
      hotCommands: 1_500,
      tabs: 1_000,
      stored: 5_000,
      idle: [1_000, 5_000] as const,
    };

type Running = readonly [Setup, Server[]];

// Each server listens for the end of this process, so that none outlives it.
process.setMaxListeners(0);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
installPeers();
const [othersLoad = 0] = loadavg();
const setups = await Setups.start();
const running: Running[] = [];
try {
  for (const setup of setups.all) running.push([setup, await launch(setup)]);
  const speeds = await speedOfAll();
  const figures: StoreFigures[] = [];
  for (const [index, [setup, servers]] of running.entries())
    figures.push({ setup, speed: speeds[index]!, ...(await rest(setup, servers)) });
  const how = `medians of ${SIZES.rounds} rounds of ${SIZES.seconds} s each, the apps by turns, and pushes with ${SIZES.tabs} tabs open`;
  const text = report(figures, how, othersLoad);
  console.log(`\n${text}`);
  if (!isShort) write(text);
} finally {
  for (const [, servers] of running) for (const server of servers.toReversed()) await server.stop();
  await setups.end();
}

/** By turns: what else the machine does weighs on all of them. The first round only warms up. */
async function speedOfAll() {
  const rounds: Speed[][] = [];
  for (let round = 0; round <= SIZES.rounds; round++) {
    console.log(`Round ${round} of ${SIZES.rounds} …`);
    const turn: Speed[] = [];
    for (const [setup, servers] of running) turn.push(await speed(setup, servers, SIZES));
    rounds.push(turn);
  }
  return running.map((_, index) => medians(rounds.slice(1).map((turn) => turn[index]!)));
}

function medians(rounds: readonly Speed[]): Speed {
  const names = Object.keys(rounds[0]!) as (keyof Speed)[];
  const entries = names.map((name) => [name, median(rounds.map((round) => round[name]!))] as const);
  return Object.fromEntries(entries) as unknown as Speed;
}

async function rest(setup: Setup, servers: readonly Server[]) {
  console.log(`Measuring pushes and memory of ${setup.name}, ${setup.processes} …`);
  const { pattern, env, processes } = setup;
  const [first] = servers as readonly [Server];
  const tells = pattern === SOJOURN || processes === 1;
  return {
    lost: await lost(setup, first),
    ...(tells && { push: await spreadAt(pattern, SIZES.tabs, processes, env) }),
    ...(processes === 1 && {
      storedBytes: await storedBytes(setup, first, SIZES.stored),
      idleTabKB: (await idleTabs(pattern, env, SIZES.idle)).idleTabKB,
    }),
  };
}
