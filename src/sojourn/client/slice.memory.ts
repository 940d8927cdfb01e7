import type { ChangedMessage, Held, SliceChange } from './protocol.js';

export class SliceMemory {
  private epoch = '';
  private versions = new Map<string, number>();

  constructor(private readonly names: readonly string[]) {}

  /** Empty until it has each of them. */
  get held(): Held {
    const slices = this.names.map((name) => [name, this.versions.get(name) ?? 0]);
    return {
      slices: Object.fromEntries(slices) as Held['slices'],
      epoch: this.isWhole ? this.epoch : '',
    };
  }

  get isWhole() {
    return this.names.every((name) => this.versions.has(name));
  }

  /** Versions of another epoch may have gone back. @returns the news */
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
