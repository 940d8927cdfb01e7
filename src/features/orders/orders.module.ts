import { Module } from '@nestjs/common';
import { OrderProgress } from './order.progress.js';
import { OrdersController } from './orders.controller.js';

@Module({ controllers: [OrdersController], providers: [OrderProgress], exports: [OrderProgress] })
export class OrdersModule {}
