import { Injectable } from '@nestjs/common';
import { type Session, SessionService } from 'sojourn';
import type { EstimateDto } from './electricity.dto.js';
import { Electricity } from './electricity.slice.js';

@Injectable()
export class ElectricityService {
  constructor(private readonly sessions: SessionService) {}

  estimate(session: Session, reading: EstimateDto) {
    return this.sessions.change(session, Electricity, () => ({ reading }));
  }
}
