import type { Changed, Tab } from './tab.js';

/** What one tab believes, told by nothing but its pushes and what it is answered when it comes back. */
export class Mirror {
  private readonly known = new Map<string, Changed>();
  private epoch: string | undefined;
  /** How many messages are taken in. */
  private taken = 0;
  /** What was pushed last of each slice, on this connection. */
  private readonly told = new Map<string, number>();
  private moving: Promise<void> | undefined;

  constructor(
    public tab: Tab,
    private readonly slices: readonly string[],
  ) {}

  async watch() {
    this.taken = this.tab.messages.length;
    this.told.clear();
    const versions = this.slices.map((slice) => [slice, this.versionOf(slice)] as const);
    const { changed, epoch } = await this.tab.watch(
      Object.fromEntries(versions),
      'json',
      this.epoch,
    );
    if (epoch !== this.epoch) this.startOver(epoch!);
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
   * @throws Error where, since it is connected, a version of this epoch is missing or came again
   */
  catchUp() {
    for (; this.taken < this.tab.messages.length; this.taken++) {
      const { epoch, changes } = this.tab.messages[this.taken]!;
      if (epoch !== this.epoch) this.startOver(epoch);
      for (const push of changes) this.hear(push);
    }
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

  private startOver(epoch: string) {
    this.epoch = epoch;
    this.known.clear();
    this.told.clear();
  }

  private hear(push: Changed) {
    const { slice, version } = push;
    const [last, known] = [this.told.get(slice), this.known.get(slice)?.version];
    const isNext = last === undefined ? version <= (known ?? version) + 1 : version === last + 1;
    if (!isNext) throw new Error(`Was told ${slice} ${version} after ${last}, and had ${known}.`);
    this.told.set(slice, version);
    this.learn(push);
  }

  private learn(news: Changed) {
    if (news.version > this.versionOf(news.slice)) this.known.set(news.slice, news);
  }

  private versionOf(slice: string) {
    return this.known.get(slice)?.version ?? 0;
  }
}
