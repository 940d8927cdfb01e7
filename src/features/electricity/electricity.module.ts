import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ElectricityController } from './electricity.controller.js';
import { ElectricityService } from './electricity.service.js';
import { Electricity } from './electricity.slice.js';

@Module({
  imports: [SessionModule.forFeature([Electricity]), PagesModule],
  controllers: [ElectricityController],
  providers: [ElectricityService],
})
export class ElectricityModule {}
