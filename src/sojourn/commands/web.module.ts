import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { Assets } from '../pages/assets.js';
import { Layout } from '../pages/layout.js';
import { PageFrame } from '../pages/page.frame.js';
import { Regions } from '../pages/regions.js';
import { RowDiff } from '../pages/row.diff.js';
import { Tiles } from '../pages/tile.js';
import { Views } from '../pages/views.js';
import { SessionModule } from '../session.module.js';
import { Hosts } from './hosts.js';
import { OriginMiddleware } from './origin.middleware.js';
import { Origins } from './origins.js';
import { PayloadPipe } from './payload.pipe.js';
import { RateLimiter } from './rate.limiter.js';
import { RefusalFilter } from './refusal.filter.js';
import { Routes } from './routes.js';
import { SessionController } from './session.controller.js';
import { ThrottleGuard } from './throttle.guard.js';
import { ThrottleMiddleware } from './throttle.middleware.js';
import { VisitorController } from './visitor.controller.js';

/** Pages, forms and refusals: the HTTP door that all features share. */
@Global()
@Module({
  imports: [DiscoveryModule, SessionModule],
  controllers: [SessionController, VisitorController],
  providers: [
    Assets,
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
  exports: [Hosts, Routes, Layout, Origins, PageFrame, RateLimiter, RowDiff],
})
export class WebModule {}
