import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { Clock, type Session, SessionService, SliceScheduler } from 'sojourn';
import { newId } from '../new.id.js';
import type { SteerDto } from './arcade.dto.js';
import { Arcade } from './arcade.slice.js';
import { LeadersService } from './leaders.service.js';
import { started, steered, unlessSilent } from './referee.js';

const SEEDS = 2 ** 32;

@Injectable()
export class ArcadeService implements OnModuleInit {
  constructor(
    private readonly sessions: SessionService,
    private readonly scheduler: SliceScheduler,
    private readonly clock: Clock,
    private readonly leaders: LeadersService,
  ) {}

  onModuleInit() {
    this.scheduler.schedule(Arcade, unlessSilent);
  }

  start(session: Session) {
    const run = { id: newId(), seed: randomInt(SEEDS), now: this.clock.now() };
    return this.sessions.change(session, Arcade, (arcade) => started(arcade, run));
  }

  async steer(session: Session, steer: SteerDto) {
    const now = this.clock.now();
    const changed = await this.sessions.change(session, Arcade, (arcade) =>
      steered(arcade, steer, now),
    );
    const { best, run } = changed.state;
    // Who has just crashed with their best finds it on the board.
    if (run?.status === 'crashed' && run.score === best) await this.leaders.update();
    return changed;
  }
}
