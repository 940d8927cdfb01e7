import { io } from 'socket.io-client';
import { Client } from './client.js';

export const CHANGES = 200;

/** A slice's version is a counter as the stock app has one: each change that is kept makes it one more. */
export async function lostBySojourn(url: string) {
  const client = await Client.begin(url);
  const version = async () => (await client.read<{ version: number }>('/pay')).version;
  const before = await version();
  await atOnce((index) => client.post('/pay/set-wage', { wage: 100 + index }));
  return CHANGES - ((await version()) - before);
}

export async function lostByStock(url: string) {
  const client = await Client.begin(url);
  await atOnce(() => client.post('/count', {}));
  return CHANGES - (await client.read<{ count: number }>('/count')).count;
}

/** As in Socket.IO's own example: it reloads the session, changes it, saves it and tells the room. */
export async function lostByStockSockets(url: string) {
  const client = await Client.begin(url);
  const sockets = twoTabs(url, client);
  await atOnce((index) => sockets[index % 2]!.emitWithAck('count'));
  for (const socket of sockets) socket.disconnect();
  return CHANGES - (await client.read<{ count: number }>('/count')).count;
}

export async function lostBySojournSockets(url: string) {
  const client = await Client.begin(url);
  const sockets = twoTabs(url, client);
  const versions = await atOnce((index) =>
    sockets[index % 2]!.emitWithAck('pay:set-wage', { wage: 100 + index }),
  );
  for (const socket of sockets) socket.disconnect();
  return CHANGES - new Set((versions as { version: number }[]).map(({ version }) => version)).size;
}

const twoTabs = (url: string, { headers }: Client) =>
  [1, 2].map(() => io(url, { transports: ['websocket'], forceNew: true, extraHeaders: headers }));

const atOnce = (change: (index: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: CHANGES }, (_, index) => change(index)));
