import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { Pay } from '../pay/pay.slice.js';
import { QuoteDto } from './insurance.dto.js';
import { InsuranceService } from './insurance.service.js';
import { Insurance } from './insurance.slice.js';

@Controller('insurance')
@Tile({
  title: 'Insurance',
  summary: 'See what insuring your pay would cost, and what makes it dearer.',
})
export class InsuranceController {
  constructor(private readonly insurance: InsuranceService) {}

  @Page({ view: 'insurance', title: 'Income protection insurance', slices: [Insurance, Pay] })
  page() {}

  @Command('quote')
  quote(@CurrentSession() session: Session, @Body() payload: QuoteDto) {
    return this.insurance.quote(session, payload);
  }
}
