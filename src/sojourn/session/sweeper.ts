import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AuditLog } from './audit.log.js';
import { Clock } from './clock.js';
import { every } from './interval.js';
import { Storage } from './storage.js';

const SWEEP_EVERY_MS = 1_000;

@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private stop: (() => void) | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  onApplicationBootstrap() {
    this.stop = every(SWEEP_EVERY_MS, 'Sweeper', () => this.sweep());
  }

  onModuleDestroy() {
    this.stop?.();
  }

  onApplicationShutdown() {
    return this.storage.close();
  }

  async sweep() {
    for (const owner of await this.storage.sweep(this.clock.now())) {
      this.audit.sessionExpired(owner);
      this.storage.feed.publish({ kind: 'ended', owner, reason: 'expired' });
    }
  }
}
