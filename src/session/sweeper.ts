import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Store } from './store.js';

const EVERY_MS = 1_000;

/** Removes what has expired, about once a second. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweeper');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: Store) {}

  onApplicationBootstrap() {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onModuleDestroy() {
    clearInterval(this.timer);
  }

  async sweep() {
    await this.store.sweep().catch((error: unknown) => this.logger.warn(error));
  }
}
