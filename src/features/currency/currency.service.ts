import { Injectable } from '@nestjs/common';
import { type Session, SessionService } from 'sojourn';
import type { ConvertDto } from './currency.dto.js';
import { Currency, withConversion } from './currency.slice.js';
import { Rates } from './rates.js';
import { convert } from './rates.table.js';

@Injectable()
export class CurrencyService {
  constructor(
    private readonly sessions: SessionService,
    private readonly rates: Rates,
  ) {}

  convert(session: Session, wanted: ConvertDto) {
    const conversion = convert(wanted, this.rates.tables);
    return this.sessions.change(session, Currency, (currency) =>
      withConversion(currency, conversion),
    );
  }
}
