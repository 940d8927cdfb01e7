import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { filter, merge, throttleTime, type Subscription } from 'rxjs';
import { News } from '../../session/news.js';
import type { Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import { Greeting } from '../greeting/greeting.slice.js';
import { Arcade } from './arcade.slice.js';
import { Leaders } from './leaders.slice.js';

const PLACES = 10;
const SHOWN_BY: readonly string[] = [Arcade.name, Greeting.name];
const EVERY_MS = 1_000;
const NO_NAME = 'someone';

/** Keeps the board of the best, which everyone sees, up to date. */
@Injectable()
export class LeadersService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Leaders');
  private subscription: Subscription | undefined;
  private last = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly news: News,
  ) {}

  async onApplicationBootstrap() {
    const changes = this.news.changed.pipe(filter((slice) => SHOWN_BY.includes(slice)));
    this.subscription = merge(changes, this.news.over)
      .pipe(throttleTime(EVERY_MS, undefined, { leading: true, trailing: true }))
      .subscribe(() => void this.update());
    await this.update();
  }

  onModuleDestroy() {
    this.subscription?.unsubscribe();
  }

  /** One at a time, so that what is told last is the newest; who asks meanwhile shares the next. */
  update() {
    this.next ??= this.last.then(() => this.look());
    return (this.last = this.next);
  }

  /** Whatever it fails at, the next change puts right. */
  private async look() {
    this.next = undefined;
    try {
      const sessions = await this.sessions.top(Arcade, PLACES);
      const leaders = await Promise.all(sessions.map((session) => this.entry(session)));
      await this.sessions.publish(Leaders, { leaders });
    } catch (error) {
      this.logger.warn(error);
    }
  }

  private async entry(session: Session) {
    const [arcade, greeting] = await Promise.all([
      this.sessions.read(session, Arcade),
      this.sessions.read(session, Greeting),
    ]);
    return { name: greeting.state.name ?? NO_NAME, best: arcade.state.best };
  }
}
