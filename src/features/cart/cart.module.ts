import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { OrdersModule } from '../orders/orders.module.js';
import { CartController } from './cart.controller.js';
import { CartService } from './cart.service.js';
import { Cart } from './cart.slice.js';

@Module({
  imports: [SessionModule.forFeature([Cart]), OrdersModule],
  controllers: [CartController],
  providers: [CartService],
})
export class CartModule {}
