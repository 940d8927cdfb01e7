import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { SuperannuationController } from './superannuation.controller.js';
import { SuperannuationService } from './superannuation.service.js';
import { Superannuation } from './superannuation.slice.js';

@Module({
  imports: [SessionModule.forFeature([Superannuation]), PagesModule],
  controllers: [SuperannuationController],
  providers: [SuperannuationService],
})
export class SuperannuationModule {}
