import { Injectable } from '@nestjs/common';
import { type Session, SessionService } from 'sojourn';
import { Pay, withSalary } from '../pay/pay.slice.js';
import type { ProjectDto } from './superannuation.dto.js';
import { checked } from './superannuation.rules.js';
import { Superannuation } from './superannuation.slice.js';

@Injectable()
export class SuperannuationService {
  constructor(private readonly sessions: SessionService) {}

  async project(session: Session, plan: ProjectDto) {
    const [projected] = await this.sessions.change(session, [Superannuation, Pay], ([, pay]) => [
      { plan: checked(withSalary(plan, pay)) },
      pay,
    ]);
    return projected;
  }
}
