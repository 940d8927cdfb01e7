import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ConfigModule } from '../../config.module.js';
import { FiftyService } from './fifty/fifty.service.js';
import { StockController } from './fifty/stock.controller.js';
import { StockCounter } from './fifty/stock.counter.js';
import { LabController } from './lab.controller.js';
import { LabPage } from './lab.page.js';
import { LabService } from './lab.service.js';
import { Lab } from './lab.slice.js';
import { SourcePage } from './source.page.js';

@Module({
  imports: [ConfigModule, SessionModule.forFeature([Lab]), PagesModule],
  controllers: [LabController, StockController],
  providers: [FiftyService, LabPage, LabService, SourcePage, StockCounter],
})
export class LabModule {}
