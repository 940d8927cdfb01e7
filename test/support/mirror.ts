import type { Changed, Tab } from './tab.js';

/** What one tab believes, told by nothing but its pushes and what it is answered when it comes back. */
export class Mirror {
  private readonly known = new Map<string, Changed>();
  private epoch: string | undefined;
  private connectedAt = 0;
  private moving: Promise<void> | undefined;

  constructor(
    public tab: Tab,
    private readonly slices: readonly string[],
  ) {}

  async watch() {
    this.connectedAt = this.tab.pushes.length;
    const versions = this.slices.map((slice) => [slice, this.versionOf(slice)] as const);
    const { changed, epoch } = await this.tab.watch(
      Object.fromEntries(versions),
      'json',
      this.epoch,
    );
    if (epoch !== this.epoch) this.known.clear();
    this.epoch = epoch;
    for (const news of changed!) this.learn(news);
  }

  /** Loses its connection, comes back and says what it has. */
  blink() {
    return this.once(async () => {
      await this.tab.goOffline();
      this.catchUp();
      await this.tab.comeBack();
    });
  }

  /** Goes on as another tab, whether its own still has a connection or not. */
  move(open: () => Promise<Tab>) {
    return this.once(async () => {
      this.catchUp();
      this.tab.close();
      this.tab = await open();
    });
  }

  /**
   * Takes in what was pushed.
   * @throws Error where, since it is connected, a version is missing or came again
   */
  catchUp() {
    const pushes = this.tab.pushes.slice(this.connectedAt);
    for (const slice of this.slices) {
      const versions = pushes.filter((push) => push.slice === slice).map(({ version }) => version);
      const [first = 0] = versions;
      const isWhole = versions.every((version, index) => version === first + index);
      if (!isWhole || first > this.versionOf(slice) + 1)
        throw new Error(`Had ${slice} ${this.versionOf(slice)}, and was told ${String(versions)}.`);
    }
    for (const push of pushes) this.learn(push);
  }

  /** The slices as they should be, by all that is known here. */
  get image() {
    return this.slices.map((slice) => this.known.get(slice));
  }

  private once(reconnect: () => Promise<void>) {
    this.moving ??= reconnect()
      .then(() => this.watch())
      .finally(() => (this.moving = undefined));
    return this.moving;
  }

  private learn(news: Changed) {
    if (news.version > this.versionOf(news.slice)) this.known.set(news.slice, news);
  }

  private versionOf(slice: string) {
    return this.known.get(slice)?.version ?? 0;
  }
}
