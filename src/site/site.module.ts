import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { LiveModule, RefusalFilter, SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ConfigModule } from '../config.module.js';
import { ALIASES, leadToPage } from './aliases.js';
import { ChangeCounter } from './change.counter.js';
import { ConnectionDrain } from './connection.drain.js';
import { FeedDelay } from './feed.delay.js';
import { HealthController } from './health.controller.js';
import { HomeController } from './home.controller.js';
import { HowController } from './how/how.controller.js';
import { PassedCommands } from './how/passed.commands.js';
import { MetricsController } from './metrics.controller.js';

@Module({
  // A probe that fails says why; a store that can't be reached is in the log once.
  imports: [
    ConfigModule,
    LiveModule,
    PagesModule,
    SessionModule,
    TerminusModule.forRoot({ logger: false }),
  ],
  controllers: [HomeController, HowController, HealthController, MetricsController],
  providers: [
    ChangeCounter,
    FeedDelay,
    ConnectionDrain,
    PassedCommands,
    { provide: APP_FILTER, useClass: RefusalFilter },
  ],
})
export class SiteModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(leadToPage).forRoutes(...ALIASES);
  }
}
