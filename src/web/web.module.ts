import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { Assets } from './assets.js';
import { ConnectionDrain } from './connection.drain.js';
import { HealthController } from './health.controller.js';
import { HomeController } from './home.controller.js';
import { Hosts } from './hosts.js';
import { Layout } from './layout.js';
import { OriginMiddleware } from './origin.middleware.js';
import { Origins } from './origins.js';
import { PageFrame } from './page.frame.js';
import { PayloadPipe } from './payload.pipe.js';
import { RateLimiter } from './rate.limiter.js';
import { RefusalFilter } from './refusal.filter.js';
import { Regions } from './regions.js';
import { Routes } from './routes.js';
import { RowDiff } from './row.diff.js';
import { SessionController } from './session.controller.js';
import { ThrottleGuard } from './throttle.guard.js';
import { ThrottleMiddleware } from './throttle.middleware.js';
import { Tiles } from './tile.js';
import { Views } from './views.js';
import { VisitorController } from './visitor.controller.js';

/** Pages, forms and refusals: the HTTP door that all features share. */
@Global()
@Module({
  // A probe that fails says why; a store that can't be reached is in the log once.
  imports: [DiscoveryModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HomeController, SessionController, VisitorController, HealthController],
  providers: [
    Assets,
    ConnectionDrain,
    Hosts,
    Routes,
    Layout,
    OriginMiddleware,
    Origins,
    PageFrame,
    RateLimiter,
    Regions,
    RowDiff,
    ThrottleMiddleware,
    Tiles,
    Views,
    { provide: APP_FILTER, useClass: RefusalFilter },
    { provide: APP_GUARD, useClass: ThrottleGuard },
    { provide: APP_PIPE, useClass: PayloadPipe },
  ],
  exports: [Hosts, Routes, Layout, Origins, RateLimiter, RowDiff],
})
export class WebModule {}
