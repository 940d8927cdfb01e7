import type { ChangeHistory, RowKey } from '../session/storage.parts.js';
import type { MemoryOwner } from './memory.owner.js';

export class MemoryHistory implements ChangeHistory {
  constructor(private readonly owners: ReadonlyMap<string, MemoryOwner>) {}

  async of(owners: readonly string[]) {
    return owners
      .flatMap((owner) => this.owners.get(owner)?.history ?? [])
      .toSorted((one, other) => other.change - one.change);
  }

  async last({ owner, name }: RowKey) {
    const latest = this.owners.get(owner)?.history.find((entry) => entry.name === name);
    const all = [...this.owners.values()].flatMap(({ history }) => history);
    const others = all.filter((entry) => entry.change === latest?.change && entry !== latest);
    return latest ? [latest, ...others] : [];
  }
}
