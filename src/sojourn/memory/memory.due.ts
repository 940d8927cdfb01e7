import { CLAIM_MS } from '../session/storage.js';
import type { DueWork, RowKey } from '../session/storage.parts.js';
import type { MemoryOwner } from './memory.owner.js';

export class MemoryDue implements DueWork {
  constructor(private readonly owners: ReadonlyMap<string, MemoryOwner>) {}

  async claim(now: number, count: number) {
    const all = [...this.owners].flatMap(([owner, { due }]) =>
      [...due].map(([name, at]) => ({ owner, name, at })),
    );
    const claimed = all
      .filter(({ at }) => at <= now)
      .toSorted((one, other) => one.at - other.at)
      .slice(0, count);
    for (const { owner, name } of claimed) this.owners.get(owner)!.due.set(name, now + CLAIM_MS);
    return claimed.map(({ owner, name }) => ({ owner, name }));
  }

  async drop({ owner, name }: RowKey) {
    this.owners.get(owner)?.due.delete(name);
  }
}
