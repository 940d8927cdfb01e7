import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { News } from './news.js';
import { Store } from './store.js';

const EVERY_MS = 1_000;

/** Removes what has expired, about once a second. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweeper');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly news: News,
  ) {}

  onApplicationBootstrap() {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  async sweep() {
    try {
      if ((await this.store.sweep()) > 0) this.news.over.next();
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
