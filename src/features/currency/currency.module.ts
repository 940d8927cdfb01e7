import { Module } from '@nestjs/common';
import { CurrencyController } from './currency.controller.js';
import { CurrencyService } from './currency.service.js';
import { Rates } from './rates.js';
import { RatesRefresh } from './rates.refresh.js';

@Module({
  controllers: [CurrencyController],
  providers: [CurrencyService, Rates, RatesRefresh],
})
export class CurrencyModule {}
