import { Module } from '@nestjs/common';
import { Kitchen } from './kitchen.js';
import { OrdersController } from './orders.controller.js';

@Module({ controllers: [OrdersController], providers: [Kitchen], exports: [Kitchen] })
export class OrdersModule {}
