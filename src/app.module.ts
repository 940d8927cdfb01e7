import { Module } from '@nestjs/common';
import { GreetingModule } from './features/greeting/greeting.module.js';
import { PayModule } from './features/pay/pay.module.js';
import { LiveModule } from './live/live.module.js';
import { SessionModule } from './session/session.module.js';
import { WebModule } from './web/web.module.js';

@Module({
  imports: [
    // the floors
    SessionModule,
    WebModule,
    LiveModule,
    // the features, in the order the home page shows them
    GreetingModule,
    PayModule,
  ],
})
export class AppModule {}
