import { Module } from '@nestjs/common';
import { DescribeModule, LiveModule, SessionModule } from 'sojourn';
import { InspectorModule, PagesModule } from 'sojourn/pages';
import { Config } from './config.js';
import { ConfigModule } from './config.module.js';
import { ArcadeModule } from './features/arcade/arcade.module.js';
import { CartModule } from './features/cart/cart.module.js';
import { CurrencyModule } from './features/currency/currency.module.js';
import { ElectricityModule } from './features/electricity/electricity.module.js';
import { FlightModule } from './features/flight/flight.module.js';
import { GreetingModule } from './features/greeting/greeting.module.js';
import { InsuranceModule } from './features/insurance/insurance.module.js';
import { KeysModule } from './features/keys/keys.module.js';
import { LabModule } from './features/lab/lab.module.js';
import { OrdersModule } from './features/orders/orders.module.js';
import { PayModule } from './features/pay/pay.module.js';
import { SuperannuationModule } from './features/superannuation/superannuation.module.js';
import { TodoModule } from './features/todo/todo.module.js';
import { pagesOptions } from './pages.options.js';
import { sessionOptions } from './session.options.js';
import { SiteModule } from './site/site.module.js';

@Module({
  imports: [
    SessionModule.forRootAsync({
      imports: [ConfigModule],
      inject: [Config],
      useFactory: sessionOptions,
    }),
    PagesModule.forRoot(pagesOptions),
    LiveModule,
    DescribeModule,
    InspectorModule,
    SiteModule,
    // the features, in the order the home page shows them
    GreetingModule,
    PayModule,
    TodoModule,
    CartModule,
    OrdersModule,
    ArcadeModule,
    CurrencyModule,
    ElectricityModule,
    InsuranceModule,
    SuperannuationModule,
    FlightModule,
    KeysModule,
    LabModule,
  ],
})
export class AppModule {}
