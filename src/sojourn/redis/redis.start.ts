import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../session/start.error.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';

/** The server may be starting, too, or load its file. */
const START_LIMIT_MS = 5_000;
const RETRY_MS = 250;
const SCHEMA_VERSION = 1;

export async function patiently(connect: () => Promise<void>, setting: string, url: string) {
  const giveUpAt = performance.now() + START_LIMIT_MS;
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (error instanceof StartError) throw error;
      if (performance.now() > giveUpAt) throw unreachable(setting, url, error);
      await sleep(RETRY_MS);
    }
  }
}

export async function mustKnowSchema(
  connection: RedisConnection,
  { schema }: RedisKeys,
  setting: string,
) {
  await connection.command('SET', schema, String(SCHEMA_VERSION), 'NX');
  const version = Number(await connection.command('GET', schema));
  if (version > SCHEMA_VERSION)
    throw new StartError(
      `${setting} names a server whose sessions were written by a newer version of this app (its keys are ${version}, this one knows ${SCHEMA_VERSION}): update the app. It was not touched.`,
    );
}

function unreachable(setting: string, url: string, error: unknown) {
  const { cause = error } = error as Error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return new StartError(
    `${setting} must name a Redis server that answers, but the one at ${new URL(url).host} does not (${code ?? message}): start it, or correct ${setting}.`,
  );
}
