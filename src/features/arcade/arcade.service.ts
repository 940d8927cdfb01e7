import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { Clock } from '../../session/clock.js';
import { newId } from '../../session/key.js';
import type { Session } from '../../session/session.js';
import { SessionService } from '../../session/session.service.js';
import { Timetable } from '../../session/timetable.js';
import type { Steer } from './arcade.dto.js';
import { Arcade, isFlying } from './arcade.slice.js';
import { LeadersService } from './leaders.service.js';
import { silentAt, started, steered, unlessSilent } from './referee.js';

const SEEDS = 2 ** 32;

/** Starts games, flies them as they are steered, and ends those that nobody steers any more. */
@Injectable()
export class ArcadeService extends Timetable {
  protected readonly slice = Arcade;

  constructor(
    sessions: SessionService,
    clock: Clock,
    private readonly leaders: LeadersService,
  ) {
    super(sessions, clock);
  }

  async start(session: Session) {
    const run = { id: newId(), seed: randomInt(SEEDS), now: this.clock.now() };
    const changed = await this.sessions.change(session, Arcade, (arcade) => started(arcade, run));
    this.follow(session.owner!.key);
    return changed;
  }

  async steer(session: Session, steer: Steer) {
    const now = this.clock.now();
    const changed = await this.sessions.change(session, Arcade, (arcade) =>
      steered(arcade, steer, now),
    );
    const { best, run } = changed.state;
    // Who has just crashed with their best finds it on the board.
    if (run?.status === 'crashed' && run.score === best) await this.leaders.update();
    return changed;
  }

  protected async serve(session: Session, now: number) {
    let nextAt = Infinity;
    await this.sessions.change(session, Arcade, (arcade) => {
      const next = unlessSilent(arcade, now);
      nextAt = next.run && isFlying(next.run) ? silentAt(next.run) + 1 : Infinity;
      return next;
    });
    return nextAt;
  }
}
