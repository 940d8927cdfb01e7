import { Global, Module } from '@nestjs/common';
import { Config, loadConfig } from '../../config.js';
import { SqliteStorage } from '../sqlite/sqlite.storage.js';
import { AuditLog } from './audit.log.js';
import { Clock } from './clock.js';
import { Epoch } from './epoch.js';
import { Owners } from './owners.js';
import { SessionLookup } from './session.lookup.js';
import { SessionMiddleware } from './session.middleware.js';
import { SessionService } from './session.service.js';
import { SliceHistory } from './slice.history.js';
import { SliceScheduler } from './slice.scheduler.js';
import { Storage } from './storage.js';
import { Sweeper } from './sweeper.js';
import { Visitors } from './visitors.js';

/** Everything that keeps state for a visitor; features need no more of it than SessionService. */
@Global()
@Module({
  providers: [
    AuditLog,
    Clock,
    Epoch,
    Owners,
    SessionLookup,
    SessionMiddleware,
    SessionService,
    SliceHistory,
    SliceScheduler,
    Sweeper,
    Visitors,
    { provide: Config, useFactory: () => loadConfig(process.env) },
    { provide: Storage, useFactory: SqliteStorage.open, inject: [Config, Clock] },
  ],
  exports: [
    AuditLog,
    Clock,
    Config,
    Epoch,
    Owners,
    SessionLookup,
    SessionMiddleware,
    SessionService,
    SliceHistory,
    SliceScheduler,
    Storage,
    Visitors,
  ],
})
export class SessionModule {}
