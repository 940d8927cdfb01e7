import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { GreetingController } from './greeting.controller.js';
import { GreetingService } from './greeting.service.js';
import { Greeting } from './greeting.slice.js';

@Module({
  imports: [SessionModule.forFeature([Greeting])],
  controllers: [GreetingController],
  providers: [GreetingService],
})
export class GreetingModule {}
