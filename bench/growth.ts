import type { Request } from 'autocannon';
import { Client } from './client.js';
import { Load, LOADS, type Figures } from './load.js';
import { APPS } from './peers.js';
import { inTurn, mediansOf, rounds, SECONDS } from './rounds.js';
import { Server } from './server.js';

const STORED_SESSIONS = [10, 1_000, 100_000];
const AT_ONCE = 64;

/** Items of 200 letters, whose state has about so many bytes. */
const SIZES = { '1 kB': 4, '10 kB': 40, '60 kB': 200 };
const TITLE = 'x'.repeat(200);

export interface Growth {
  what: string;
  looks: Figures;
  commands: Figures;
}

interface Subject {
  what: string;
  load: Load;
  looks: Requests;
  commands: Requests;
}

interface List {
  state: { items: { id: string }[] };
}

export const byStoredSessions = () =>
  onServers(STORED_SESSIONS.length, (servers) =>
    Promise.all(
      servers.map(async (server, index) => {
        const count = STORED_SESSIONS[index]!;
        console.log(`  storing ${count.toLocaleString('en')} sessions`);
        await store(server, count);
        return {
          what: `${count.toLocaleString('en')} stored sessions`,
          load: await Load.on(server),
          looks: () => LOADS.json,
          commands: () => LOADS.command,
        };
      }),
    ),
  );

async function store({ url }: Server, more: number) {
  for (let left = more; left > 0; left -= AT_ONCE) {
    const begun = Array.from({ length: Math.min(AT_ONCE, left) }, () => Client.begin(url));
    await Promise.all(begun);
  }
}

const LOOK: Request[] = [{ method: 'GET', path: '/todo' }];

export const bySize = () =>
  onServers(1, ([server]) =>
    Promise.all(Object.entries(SIZES).map(([size, items]) => listOf(server!, size, items))),
  );

async function listOf(server: Server, size: string, items: number): Promise<Subject> {
  const load = await Load.on(server);
  const ticks = new Map<Client, Request[]>();
  for (const client of load.clients) ticks.set(client, marks(await fill(client, items)));
  return {
    what: `a slice of ${size}`,
    load,
    looks: () => LOOK,
    commands: (client) => ticks.get(client)!,
  };
}

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

async function onServers(count: number, make: (servers: Server[]) => Promise<Subject[]>) {
  const scripts = Array.from({ length: count }, () => Server.start(APPS.Sojourn.script));
  const servers = await Promise.all(scripts);
  try {
    const subjects = await make(servers);
    const figures: Growth[] = [];
    console.log(`  with ${subjects.map(({ what }) => what).join(', ')}`);
    const looks = await byTurns(subjects, ({ looks: asked }) => asked);
    const commands = await byTurns(subjects, ({ commands: sent }) => sent);
    for (const [index, { what }] of subjects.entries())
      figures.push({ what, looks: looks[index]!, commands: commands[index]! });
    return figures;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** By turns: what else the machine does weighs on all of them. */
async function byTurns(subjects: Subject[], requests: (subject: Subject) => Requests) {
  const measured = await rounds(async (round) => {
    const turn = new Map<Subject, Figures>();
    for (const subject of inTurn(subjects, round))
      turn.set(subject, await subject.load.run(requests(subject), SECONDS));
    return turn;
  });
  return subjects.map((subject) => mediansOf(measured.map((turn) => turn.get(subject)!)));
}
