import type { Request } from 'autocannon';
import { Client } from './client.js';
import { Load, LOADS } from './load.js';
import { median } from './median.js';
import { APPS } from './peers.js';
import { ROUNDS, SECONDS } from './rounds.js';
import { Server } from './server.js';

/** How many sessions are stored, beside those that ask. */
const STORED = [10, 1_000, 100_000];
const AT_ONCE = 64;

/** A list of so many items of 200 letters: its state has about these bytes. */
const SIZES = { '1 kB': 4, '10 kB': 40, '60 kB': 200 };
const TITLE = 'x'.repeat(200);

export interface Growth {
  what: string;
  /** A second. */
  looks: number;
  commands: number;
}

interface List {
  state: { items: { id: string }[] };
}

/** Of one server, whose store grows. */
export const byStoredSessions = () =>
  onServer(async (server) => {
    const load = await Load.on(server);
    const [looks, commands] = [() => LOADS.json, () => LOADS.command];
    await load.run(commands, SECONDS);
    const figures: Growth[] = [];
    for (const [index, count] of STORED.entries()) {
      await store(server, count - (STORED[index - 1] ?? 0));
      const what = `${count.toLocaleString('en')} stored sessions`;
      figures.push(await measure(load, what, looks, commands));
    }
    return figures;
  });

async function store({ url }: Server, more: number) {
  for (let left = more; left > 0; left -= AT_ONCE) {
    const begun = Array.from({ length: Math.min(AT_ONCE, left) }, () => Client.begin(url));
    await Promise.all(begun);
  }
}

const LOOK: Request[] = [{ method: 'GET', path: '/todo' }];

/** Looks at a list, and ticks an item off and on. */
export const bySize = () =>
  onServer(async (server) => {
    const figures: Growth[] = [];
    for (const [size, items] of Object.entries(SIZES)) {
      const load = await Load.on(server);
      const ticks = new Map<Client, Request[]>();
      for (const client of load.clients) ticks.set(client, marks(await fill(client, items)));
      figures.push(
        await measure(
          load,
          `a slice of ${size}`,
          () => LOOK,
          (client) => ticks.get(client)!,
        ),
      );
    }
    return figures;
  });

async function fill(client: Client, items: number) {
  for (let count = 0; count < items; count++) await client.post('/todo/add', { title: TITLE });
  const { state } = await client.read<List>('/todo');
  return state.items[0]!.id;
}

const marks = (id: string): Request[] =>
  [true, false].map((done) => ({
    method: 'POST',
    path: '/todo/mark',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id, done }),
  }));

type Requests = (client: Client) => Request[];

async function measure(
  load: Load,
  what: string,
  looks: Requests,
  commands: Requests,
): Promise<Growth> {
  console.log(`  with ${what}`);
  const perSecond = async (requests: Requests) => {
    const rounds: number[] = [];
    while (rounds.length < ROUNDS) rounds.push((await load.run(requests, SECONDS)).perSecond);
    return median(rounds);
  };
  return { what, looks: await perSecond(looks), commands: await perSecond(commands) };
}

async function onServer<Result>(act: (server: Server) => Promise<Result>) {
  const server = await Server.start(APPS.Sojourn.script);
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}
