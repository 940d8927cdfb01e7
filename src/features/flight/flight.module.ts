import { Module } from '@nestjs/common';
import { FlightController } from './flight.controller.js';
import { FlightFeed } from './flight.feed.js';
import { FlightService } from './flight.service.js';
import { Tower } from './tower.js';

@Module({ controllers: [FlightController], providers: [FlightFeed, FlightService, Tower] })
export class FlightModule {}
