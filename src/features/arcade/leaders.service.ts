import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { every, type FeedItem, Refusal, type Session, SessionService, Storage } from 'sojourn';
import { Greeting } from '../greeting/greeting.slice.js';
import { Arcade } from './arcade.slice.js';
import { Leaders } from './leaders.slice.js';

const PLACES = 10;
const SHOWN_BY: readonly string[] = [Arcade.name, Greeting.name];
const REDRAW_EVERY_MS = 1_000;
/** Also without a reason: the one node that knows of a change may die before it has drawn up the board. */
const AT_LEAST_EVERY = 5;
const NO_NAME = 'someone';

@Injectable()
export class LeadersService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Leaders');
  private readonly stops: (() => void)[] = [];
  private isOutdated = true;
  private turns = 0;
  private last = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly storage: Storage,
  ) {}

  async onApplicationBootstrap() {
    this.stops.push(this.storage.feed.subscribe({ told: (item) => this.hear(item) }));
    this.stops.push(every(REDRAW_EVERY_MS, 'Leaders', () => this.turn()));
    await this.update();
  }

  onModuleDestroy() {
    for (const stop of this.stops) stop();
  }

  /** One at a time, so that what is told last is the newest; who asks meanwhile shares the next. */
  update() {
    this.next ??= this.last.then(() => this.drawUp());
    return (this.last = this.next);
  }

  private hear(item: FeedItem) {
    this.isOutdated ||=
      item.kind !== 'changed' || item.slices.some(({ name }) => SHOWN_BY.includes(name));
  }

  private async turn() {
    this.turns = (this.turns + 1) % AT_LEAST_EVERY;
    if (this.isOutdated || this.turns === 0) await this.update();
  }

  /** Whatever it fails at, the next turn puts right. */
  private async drawUp() {
    this.next = undefined;
    this.isOutdated = false;
    try {
      const sessions = await this.sessions.top(Arcade, PLACES);
      const leaders = await Promise.all(sessions.map((session) => this.entry(session)));
      await this.sessions.publish(Leaders, { leaders });
    } catch (error) {
      this.isOutdated = true;
      if (!(error instanceof Refusal)) this.logger.warn(error);
    }
  }

  private async entry(session: Session) {
    const [arcade, greeting] = await this.sessions.read(session, [Arcade, Greeting]);
    return { name: greeting.state.name ?? NO_NAME, best: arcade.state.best };
  }
}
