import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { ConvertDto } from './currency.dto.js';
import { CurrencyService } from './currency.service.js';
import { Currency } from './currency.slice.js';
import { Rates } from './rates.js';

@Controller('currency')
@Tile({
  title: 'Currency',
  summary: 'Convert between 31 currencies, and look back at the last ten.',
})
export class CurrencyController {
  constructor(
    private readonly currency: CurrencyService,
    private readonly rates: Rates,
  ) {}

  @Page({ view: 'currency', title: 'Currency', slices: [Currency] })
  page() {
    return { rates: this.rates.standing };
  }

  @Command('convert')
  convert(@CurrentSession() session: Session, @Body() payload: ConvertDto) {
    return this.currency.convert(session, payload);
  }
}
