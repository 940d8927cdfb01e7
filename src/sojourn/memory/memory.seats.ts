import type { TabSeats } from '../session/storage.parts.js';
import type { MemoryOwner } from './memory.owner.js';

export class MemorySeats implements TabSeats {
  constructor(private readonly owners: ReadonlyMap<string, MemoryOwner>) {}

  async take(owner: string, tab: string, limit: number) {
    const tabs = this.owners.get(owner)?.tabs;
    if (tabs && tabs.size >= limit) return false;
    tabs?.add(tab);
    return true;
  }

  async leave(owner: string, tab: string) {
    this.owners.get(owner)?.tabs.delete(tab);
  }

  async count(owner: string) {
    return this.owners.get(owner)?.tabs.size ?? 0;
  }
}
