import type { RedisServer } from './redis.js';
import { until } from './until.js';

/** Waits until the replica has all that the primary has acknowledged by now. */
export async function copied(primary: RedisServer, replica: RedisServer) {
  const offset = await offsetOf(primary, 'master_repl_offset');
  await until(
    'the replica has it',
    async () => (await offsetOf(replica, 'slave_repl_offset')) >= offset,
  );
}

async function offsetOf(server: RedisServer, name: string) {
  const info = (await server.ask('INFO', 'replication')) as unknown as string;
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? Number.NaN);
}
