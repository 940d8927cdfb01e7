import type { DueWork, RowKey } from '../session/storage.parts.js';
import type { RedisConnection } from './redis.connection.js';
import type { RedisKeys } from './redis.keys.js';
import { CLAIM } from './slice.scripts.js';

export class RedisDue implements DueWork {
  constructor(
    private readonly connection: RedisConnection,
    private readonly keys: RedisKeys,
  ) {}

  async claim(now: number, count: number): Promise<RowKey[]> {
    const claimed = await this.connection.run(CLAIM, this.keys.everywhere('due'), [now, count]);
    return (claimed as string[]).map((member) => {
      const [owner, name] = member.split(' ') as [string, string];
      return { owner, name };
    });
  }

  async drop({ owner, name }: RowKey) {
    await this.connection.command('ZREM', this.keys.due(owner), `${owner} ${name}`);
  }
}
