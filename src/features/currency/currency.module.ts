import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ConfigModule } from '../../config.module.js';
import { CurrencyController } from './currency.controller.js';
import { CurrencyService } from './currency.service.js';
import { Currency } from './currency.slice.js';
import { Rates } from './rates.js';
import { RatesRefresh } from './rates.refresh.js';

@Module({
  imports: [ConfigModule, SessionModule.forFeature([Currency]), PagesModule],
  controllers: [CurrencyController],
  providers: [CurrencyService, Rates, RatesRefresh],
})
export class CurrencyModule {}
