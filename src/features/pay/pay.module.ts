import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { PayController } from './pay.controller.js';
import { PayService } from './pay.service.js';
import { Pay } from './pay.slice.js';

@Module({
  imports: [SessionModule.forFeature([Pay]), PagesModule],
  controllers: [PayController],
  providers: [PayService],
})
export class PayModule {}
