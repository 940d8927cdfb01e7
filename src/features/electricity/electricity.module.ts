import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { ElectricityController } from './electricity.controller.js';
import { ElectricityService } from './electricity.service.js';
import { Electricity } from './electricity.slice.js';

@Module({
  imports: [SessionModule.forFeature([Electricity])],
  controllers: [ElectricityController],
  providers: [ElectricityService],
})
export class ElectricityModule {}
