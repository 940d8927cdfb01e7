import { Module } from '@nestjs/common';
import { DescribeModule } from './describe/describe.module.js';
import { ArcadeModule } from './features/arcade/arcade.module.js';
import { CartModule } from './features/cart/cart.module.js';
import { GreetingModule } from './features/greeting/greeting.module.js';
import { OrdersModule } from './features/orders/orders.module.js';
import { PayModule } from './features/pay/pay.module.js';
import { TodoModule } from './features/todo/todo.module.js';
import { LiveModule } from './live/live.module.js';
import { SessionModule } from './session/session.module.js';
import { WebModule } from './web/web.module.js';

@Module({
  imports: [
    // the floors
    SessionModule,
    WebModule,
    LiveModule,
    DescribeModule,
    // the features, in the order the home page shows them
    GreetingModule,
    PayModule,
    TodoModule,
    CartModule,
    OrdersModule,
    ArcadeModule,
  ],
})
export class AppModule {}
