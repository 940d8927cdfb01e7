import { Injectable } from '@nestjs/common';
import { type Session, SessionService } from 'sojourn';
import { Pay, withSalary } from '../pay/pay.slice.js';
import type { QuoteDto } from './insurance.dto.js';
import { Insurance } from './insurance.slice.js';

@Injectable()
export class InsuranceService {
  constructor(private readonly sessions: SessionService) {}

  async quote(session: Session, cover: QuoteDto) {
    const [quoted] = await this.sessions.change(session, [Insurance, Pay], ([, pay]) => [
      { quoted: withSalary(cover, pay) },
      pay,
    ]);
    return quoted;
  }
}
