import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { AnnualiseDto, CalculateDto, SetWageDto } from './pay.dto.js';
import { PayService } from './pay.service.js';
import { Pay } from './pay.slice.js';

@Controller('pay')
@Tile({ title: 'Pay', summary: 'Set your wage once; work out hours and a year with it.' })
export class PayController {
  constructor(private readonly pay: PayService) {}

  @Page({ view: 'pay', title: 'Your wage', slices: [Pay] })
  wage() {}

  @Page({ path: 'hours', view: 'pay-hours', title: 'Pay for your hours', slices: [Pay] })
  hours() {}

  @Page({ path: 'annual', view: 'pay-annual', title: 'A year’s pay', slices: [Pay] })
  annual() {}

  @Command('set-wage')
  setWage(@CurrentSession() session: Session, @Body() payload: SetWageDto) {
    return this.pay.setWage(session, payload);
  }

  @Command('calculate')
  calculate(@CurrentSession() session: Session, @Body() payload: CalculateDto) {
    return this.pay.calculate(session, payload);
  }

  @Command('annualise', { page: '/pay/annual' })
  annualise(@CurrentSession() session: Session, @Body() payload: AnnualiseDto) {
    return this.pay.annualise(session, payload);
  }

  @Command('clear')
  clear(@CurrentSession() session: Session) {
    return this.pay.clear(session);
  }
}
