import { Controller, Get, Injectable, Module, Param } from '@nestjs/common';
import { Command } from '../../src/sojourn/commands/command.js';
import { Page } from '../../src/sojourn/pages/page.js';
import { PagesModule } from '../../src/sojourn/pages/pages.module.js';
import { SessionModule } from '../../src/sojourn/session.module.js';
import { CurrentSession, type Session } from '../../src/sojourn/session/session.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { defineSlice } from '../../src/sojourn/session/slice.js';

export interface TrialState {
  count: number;
  list: unknown[];
}

const Trial = defineSlice<TrialState>({
  name: 'trial',
  keep: 'session',
  initial: { count: 0, list: [] },
});

/** Once it was `{ times }`. */
const Kept = defineSlice<{ count: number }>({
  name: 'kept',
  keep: 'visitor',
  initial: { count: 0 },
  migrate: ({ count, times = 0 }: { count?: number; times?: number }) => ({
    count: count ?? times,
  }),
});

export const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz');

const letters = new Map(
  alphabet.map((name) => [
    name,
    defineSlice<{ is: string }>({ name, keep: 'session', initial: { is: '' } }),
  ]),
);

export const increment = (state: TrialState) => ({ ...state, count: state.count + 1 });

/** What the trial's commands do; a test may set the change, and hold the requests up. */
@Injectable()
export class TrialScript {
  change: (state: TrialState) => TrialState = increment;
  /** How many requests stand at the gate. */
  waiting = 0;
  private gate = Promise.resolve();

  /** Holds up whatever comes from now on. @returns what lets it go on */
  hold() {
    let open!: () => void;
    this.gate = new Promise((resolve) => (open = resolve));
    return open;
  }

  async pass() {
    this.waiting++;
    await this.gate;
    this.waiting--;
  }
}

/** A feature for tests only: its door is real HTTP, its rule is the test's. */
@Controller('trial')
class TrialController {
  constructor(
    private readonly sessions: SessionService,
    private readonly script: TrialScript,
  ) {}

  @Page({ view: 'home', title: 'Trial', slices: [Trial] })
  page() {}

  @Get('slowly')
  async slowly(@CurrentSession() session: Session) {
    await this.script.pass();
    return this.sessions.read(session, Trial);
  }

  @Command('change')
  async change(@CurrentSession() session: Session) {
    await this.script.pass();
    return this.sessions.change(session, Trial, (state) => this.script.change(state));
  }

  @Command('keep')
  keep(@CurrentSession() session: Session) {
    return this.sessions.change(session, Kept, ({ count }) => ({ count: count + 1 }));
  }

  @Command('letters/:letter')
  async letter(@CurrentSession() session: Session, @Param('letter') letter: string) {
    await this.script.pass();
    return this.sessions.change(session, letters.get(letter)!, () => ({ is: letter }));
  }
}

@Module({
  imports: [SessionModule.forFeature([Trial, Kept, ...letters.values()]), PagesModule],
  controllers: [TrialController],
  providers: [TrialScript],
})
export class TrialModule {}
