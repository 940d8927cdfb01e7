import { Client } from '../client.js';
import { CLIENTS, Load, LOADS } from '../load.js';
import { lostBySojourn, lostByStock } from '../lost.js';
import { SOJOURN } from '../patterns.js';
import type { Server } from '../server.js';
import { socketRound } from '../socket.load.js';
import type { Setup } from './setups.js';

/** A second, of all processes together. */
export interface Speed {
  reads: number;
  writes: number;
  hot: number;
  bySocket?: number;
}

export async function speed(
  setup: Setup,
  servers: readonly Server[],
  { seconds, hotCommands }: { seconds: number; hotCommands: number },
): Promise<Speed> {
  const loads = await Promise.all(servers.map((server) => Load.on(server)));
  const together = async (measure: (load: Load) => Promise<number>) =>
    sum(await Promise.all(loads.map(measure)));
  return {
    reads: await together(async (load) => (await load.run(() => LOADS.json, seconds)).perSecond),
    writes: await together(
      async (load) => (await load.run(() => LOADS.command, seconds)).perSecond,
    ),
    hot: await hot(servers, hotCommands),
    ...(setup.pattern === SOJOURN && {
      bySocket: sum(await Promise.all(servers.map(socketRound))),
    }),
  };
}

export const lost = ({ pattern }: Setup, { url }: Server) =>
  pattern === SOJOURN ? lostBySojourn(url) : lostByStock(url);

async function hot(servers: readonly Server[], commands: number) {
  const [first] = servers as readonly [Server];
  const client = await Client.begin(first.url);
  const begun = performance.now();
  let sent = 0;
  const send = async (url: string) => {
    while (sent < commands) {
      const wage = (2_000 + ++sent) / 100;
      await again(() => client.at(url).post('/pay/set-wage', { wage }));
    }
  };
  await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) => send(servers[index % servers.length]!.url)),
  );
  return sent / ((performance.now() - begun) / 1_000);
}

/** As a client does that was asked to come back: a store may stand still for a moment. */
async function again(send: () => Promise<unknown>) {
  await send().catch(async (error: Error) => {
    console.log(`  sent again: ${error.message}`);
    await send();
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
