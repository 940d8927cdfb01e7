import { Global, Module } from '@nestjs/common';
import { Config, loadConfig } from '../config.js';
import { Clock } from './clock.js';
import { News } from './news.js';
import { Owners } from './owners.js';
import { Records } from './records.js';
import { SessionLookup } from './session.lookup.js';
import { SessionMiddleware } from './session.middleware.js';
import { SessionService } from './session.service.js';
import { Sqlite } from './sqlite.js';
import { Store } from './store.js';
import { Sweeper } from './sweeper.js';

/** Everything that keeps state for a visitor; features need no more of it than SessionService. */
@Global()
@Module({
  providers: [
    Clock,
    News,
    Owners,
    SessionLookup,
    SessionMiddleware,
    SessionService,
    Sweeper,
    { provide: Config, useFactory: () => loadConfig(process.env) },
    { provide: Sqlite, useFactory: Sqlite.open, inject: [Config, Clock] },
    { provide: Store, useFactory: ({ store }: Sqlite) => store, inject: [Sqlite] },
    { provide: Records, useFactory: ({ records }: Sqlite) => records, inject: [Sqlite] },
  ],
  exports: [Clock, Config, News, Owners, SessionLookup, SessionMiddleware, SessionService, Store],
})
export class SessionModule {}
