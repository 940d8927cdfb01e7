import { createClient } from '@redis/client';
import type { Kept } from './kept.js';

type Client = ReturnType<typeof clientOf>;

const clientOf = (url: string) => createClient({ url });

/** What one database of a Redis server holds. */
export class RedisKept {
  constructor(private readonly url: string) {}

  /** @param owner the key of one, whose part alone is counted */
  kept(owner = '*') {
    return this.ask(async (client): Promise<Kept> => {
      const owners = await ownersIn(client, owner);
      const count = async (read: (key: string) => Promise<number>) =>
        (await Promise.all(owners.map(read))).reduce((sum, each) => sum + each, 0);
      const slices = async (key: string) =>
        (await client.hKeys(key)).filter((field) => !field.startsWith('@')).length;
      return {
        owners: owners.length,
        slices: await count(slices),
        sessions: await recordsOf(client, owners),
        commands: await count((key) => client.hLen(`${key}:a`)),
      };
    });
  }

  slices() {
    return this.ask(async (client) => {
      const keys = await client.keys('sojourn:{*}:o:*');
      return (await Promise.all(keys.map((key) => textsAt(client, key)))).flat();
    });
  }

  /** How many changes a session's history holds. */
  changes(sid: string) {
    return this.ask(async (client) => {
      const owner = await client.hGet(`sojourn:sid:${sid}`, 'owner');
      const histories = await client.keys(`sojourn:{*}:o:${owner}:h:*`);
      const lengths = await Promise.all(histories.map((history) => client.lLen(history)));
      return lengths.reduce((sum, each) => sum + each, 0);
    });
  }

  private async ask<Answer>(question: (client: Client) => Promise<Answer>) {
    const client = clientOf(this.url);
    await client.connect();
    try {
      return await question(client);
    } finally {
      client.destroy();
    }
  }
}

/** The keys of sessions and visitors themselves, without those that hang on them. */
async function ownersIn(client: Client, owner: string) {
  const all = await client.keys(`sojourn:{*}:o:${owner}`);
  return all.filter((key) => /:o:[\w-]+$/.test(key));
}

/** How many records name one of these owners; those of others that are gone stay only to tell why. */
async function recordsOf(client: Client, owners: string[]) {
  const records = await client.keys('sojourn:sid:*');
  const named = await Promise.all(records.map((record) => client.hmGet(record, ['key', 'record'])));
  return named.filter(([key, record]) => record !== null && owners.includes(key!)).length;
}

/** What stands at a key, whichever its type; of an owner its slices alone. */
async function textsAt(client: Client, key: string): Promise<string[]> {
  switch (await client.type(key)) {
    case 'hash': {
      const fields = Object.entries(await client.hGetAll(key));
      return fields.filter(([name]) => !name.startsWith('@')).flat();
    }
    case 'list':
      return client.lRange(key, 0, -1);
    case 'zset':
      return client.zRange(key, 0, -1);
    default:
      return [String(await client.get(key))];
  }
}
