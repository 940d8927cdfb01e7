import { Module } from '@nestjs/common';
import { LiveModule, SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ConfigModule } from '../../config.module.js';
import { FlightController } from './flight.controller.js';
import { FlightFeed } from './flight.feed.js';
import { FlightFollower } from './flight.follower.js';
import { FlightService } from './flight.service.js';
import { Flights } from './flight.slice.js';
import { FlightTicker } from './flight.ticker.js';

@Module({
  imports: [ConfigModule, SessionModule.forFeature([Flights]), PagesModule, LiveModule],
  controllers: [FlightController],
  providers: [FlightFeed, FlightFollower, FlightService, FlightTicker],
})
export class FlightModule {}
