import { Injectable } from '@nestjs/common';
import { conflict } from '../../session/refusal.js';
import type { Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import type { Annualise, Calculate, SetWage } from './pay.dto.js';
import { Pay, type PayEntered } from './pay.slice.js';

@Injectable()
export class PayService {
  constructor(private readonly sessions: SessionService) {}

  setWage(session: Session, { wage }: SetWage) {
    return this.sessions.change(session, Pay, (pay) => ({ ...pay, wage }));
  }

  calculate(session: Session, { hours }: Calculate) {
    return this.sessions.change(session, Pay, (pay) => ({ ...needingWage(pay), hours }));
  }

  annualise(session: Session, { hoursPerWeek, weeksPerYear }: Annualise) {
    const year = { hoursPerWeek, weeksPerYear };
    return this.sessions.change(session, Pay, (pay) => ({ ...needingWage(pay), year }));
  }

  clear(session: Session) {
    return this.sessions.change(session, Pay, () => Pay.initial);
  }
}

function needingWage(pay: PayEntered) {
  if (pay.wage === null) throw conflict('no-wage', 'Set your hourly wage first.');
  return pay;
}
