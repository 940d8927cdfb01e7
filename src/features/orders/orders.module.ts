import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ConfigModule } from '../../config.module.js';
import { OrderProgress } from './order.progress.js';
import { OrdersController } from './orders.controller.js';
import { Orders } from './orders.slice.js';

@Module({
  imports: [ConfigModule, SessionModule.forFeature([Orders]), PagesModule],
  controllers: [OrdersController],
  providers: [OrderProgress],
  exports: [OrderProgress],
})
export class OrdersModule {}
