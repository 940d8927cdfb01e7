import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ConfigModule } from '../../config.module.js';
import { LabController } from './lab.controller.js';
import { LabPage } from './lab.page.js';
import { LabService } from './lab.service.js';

@Module({
  imports: [ConfigModule, SessionModule, PagesModule],
  controllers: [LabController],
  providers: [LabPage, LabService],
})
export class LabModule {}
