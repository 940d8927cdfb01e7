import { Injectable } from '@nestjs/common';
import { conflict, type Session, SessionService } from 'sojourn';
import type { AnnualiseDto, CalculateDto, SetWageDto } from './pay.dto.js';
import { Pay, type PayEntered } from './pay.slice.js';

@Injectable()
export class PayService {
  constructor(private readonly sessions: SessionService) {}

  setWage(session: Session, { wage }: SetWageDto) {
    return this.sessions.change(session, Pay, (pay) => ({ ...pay, wage }));
  }

  calculate(session: Session, { hours }: CalculateDto) {
    return this.sessions.change(session, Pay, (pay) => ({ ...needingWage(pay), hours }));
  }

  annualise(session: Session, { hoursPerWeek, weeksPerYear }: AnnualiseDto) {
    const year = { hoursPerWeek, weeksPerYear };
    return this.sessions.change(session, Pay, (pay) => ({ ...needingWage(pay), year }));
  }

  clear(session: Session) {
    return this.sessions.change(session, Pay, () => Pay.initial);
  }
}

function needingWage(pay: PayEntered) {
  if (pay.wage === null) throw conflict('no-wage', 'Set your hourly wage first.', 'wage');
  return pay;
}
