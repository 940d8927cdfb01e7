import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { LiveModule, SessionModule } from 'sojourn';
import { ConfigModule } from '../config.module.js';
import { ConnectionDrain } from './connection.drain.js';
import { HealthController } from './health.controller.js';
import { HomeController } from './home.controller.js';
import { MetricsController } from './metrics.controller.js';

/** The pages and addresses of this app that belong to no feature. */
@Module({
  // A probe that fails says why; a store that can't be reached is in the log once.
  imports: [ConfigModule, LiveModule, SessionModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HomeController, HealthController, MetricsController],
  providers: [ConnectionDrain],
})
export class SiteModule {}
