import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { InsuranceController } from './insurance.controller.js';
import { InsuranceService } from './insurance.service.js';
import { Insurance } from './insurance.slice.js';

@Module({
  imports: [SessionModule.forFeature([Insurance]), PagesModule],
  controllers: [InsuranceController],
  providers: [InsuranceService],
})
export class InsuranceModule {}
