import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { SuperannuationController } from './superannuation.controller.js';
import { SuperannuationService } from './superannuation.service.js';
import { Superannuation } from './superannuation.slice.js';

@Module({
  imports: [SessionModule.forFeature([Superannuation])],
  controllers: [SuperannuationController],
  providers: [SuperannuationService],
})
export class SuperannuationModule {}
