import { Module } from '@nestjs/common';
import { FlightController } from './flight.controller.js';
import { FlightFeed } from './flight.feed.js';
import { FlightService } from './flight.service.js';
import { FlightTicker } from './flight.ticker.js';

@Module({ controllers: [FlightController], providers: [FlightFeed, FlightService, FlightTicker] })
export class FlightModule {}
