import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { OrdersModule } from '../orders/orders.module.js';
import { CartController } from './cart.controller.js';
import { CartService } from './cart.service.js';
import { Cart } from './cart.slice.js';

@Module({
  imports: [SessionModule.forFeature([Cart]), PagesModule, OrdersModule],
  controllers: [CartController],
  providers: [CartService],
})
export class CartModule {}
