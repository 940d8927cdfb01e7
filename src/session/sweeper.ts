import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AuditLog } from './audit.log.js';
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
    private readonly audit: AuditLog,
  ) {}

  onApplicationBootstrap() {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  async sweep() {
    try {
      const expired = await this.store.sweep();
      for (const owner of expired) this.audit.sessionExpired(owner);
      if (expired.length > 0) this.news.over.next();
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
