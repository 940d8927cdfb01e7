import type { ChangedMessage, Held, SliceChange } from './protocol.js';

/** What a watcher has been told: the version of each of its slices, in one epoch. */
export class SliceMemory {
  private epoch = '';
  private versions = new Map<string, number>();

  constructor(private readonly names: readonly string[]) {}

  /** What to catch up from: all anew, until it has each of them. */
  get held(): Held {
    const slices = this.names.map((name) => [name, this.versions.get(name) ?? 0]);
    return {
      slices: Object.fromEntries(slices) as Held['slices'],
      epoch: this.isWhole ? this.epoch : '',
    };
  }

  /** Whether it has every slice, all of one epoch. */
  get isWhole() {
    return this.names.every((name) => this.versions.has(name));
  }

  /** Learns what is newer, or of another epoch: there versions may have gone back. @returns what was news */
  learn({ epoch, changes }: ChangedMessage): SliceChange[] {
    if (epoch !== this.epoch) this.versions.clear();
    this.epoch = epoch;
    const news = changes.filter((change) => this.isNews(change));
    for (const { slice, version } of news) this.versions.set(slice, version);
    return news;
  }

  private isNews({ slice, version }: SliceChange) {
    return this.names.includes(slice) && version > (this.versions.get(slice) ?? -1);
  }
}
