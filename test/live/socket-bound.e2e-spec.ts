import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Controller,
  Injectable,
  Module,
  UseGuards,
  UsePipes,
  type CanActivate,
  type PipeTransform,
} from '@nestjs/common';
import { Command } from '../../src/sojourn/commands/command.js';
import { SessionModule } from '../../src/sojourn/session.module.js';
import { Clock } from '../../src/sojourn/session/clock.js';
import { conflict } from '../../src/sojourn/session/refusal.js';
import { CurrentSession, type Session } from '../../src/sojourn/session/session.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { defineSlice } from '../../src/sojourn/session/slice.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const Door = defineSlice({ name: 'bound', keep: 'session', initial: { n: 0 } });
let shut = '';

/** Has something injected, so that it must be the module's own instance. */
@Injectable()
class OfController implements CanActivate {
  constructor(private readonly clock: Clock) {}

  canActivate() {
    if (shut === 'controller' && this.clock.now() > 0) throw conflict('shut', 'By the controller.');
    return true;
  }
}

@Injectable()
class OfMethod implements PipeTransform {
  constructor(private readonly clock: Clock) {}

  transform(value: unknown) {
    if (shut === 'method' && this.clock.now() > 0) throw conflict('shut', 'By the method.');
    return value;
  }
}

@Controller('bound')
@UseGuards(OfController)
class BoundController {
  constructor(private readonly sessions: SessionService) {}

  @Command('open')
  @UsePipes(OfMethod)
  open(@CurrentSession() session: Session) {
    return this.sessions.change(session, Door, ({ n }) => ({ n: n + 1 }));
  }
}

@Module({ imports: [SessionModule.forFeature([Door])], controllers: [BoundController] })
class BoundModule {}

describe('what is bound to a controller or to its method', () => {
  let app: TestApp;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({}, [BoundModule]);
    tab = await Tab.open(app.url);
  });

  beforeEach(() => {
    shut = '';
  });

  afterAll(() => app.stop());

  it('lets both doors through', async () => {
    expect(await tab.call('bound:open', {})).toMatchObject({ ok: true });
    await app.visitor().send('/bound/open').expect(200);
  });

  it.each(['controller', 'method'])('refuses for both doors, bound to the %s', async (where) => {
    shut = where;

    expect(await tab.call('bound:open', {})).toMatchObject({ error: { code: 'shut' } });
    await app.visitor().send('/bound/open').expect(409);
  });
});
