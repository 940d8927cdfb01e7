import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { GreetingController } from './greeting.controller.js';
import { GreetingService } from './greeting.service.js';
import { Greeting } from './greeting.slice.js';

@Module({
  imports: [SessionModule.forFeature([Greeting]), PagesModule],
  controllers: [GreetingController],
  providers: [GreetingService],
})
export class GreetingModule {}
