import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import {
  Command,
  CurrentSession,
  defineSlice,
  memory,
  SessionModule,
  SessionService,
  type Session,
} from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Visitor } from '../support/visitor.js';

const Counter = defineSlice<{ n: number }>({ name: 'counter', keep: 'session', initial: { n: 0 } });

/** The gate knows no optional part of a path. */
@Controller('count{er}')
class CounterController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  show(@CurrentSession() session: Session) {
    return this.sessions.read(session, Counter);
  }

  @Command('add')
  add(@CurrentSession() session: Session) {
    return this.sessions.change(session, Counter, ({ n }) => ({ n: n + 1 }));
  }
}

@Module({
  imports: [
    SessionModule.forRoot({ secrets: ['s'.repeat(32)], store: memory() }),
    SessionModule.forFeature([Counter]),
  ],
  controllers: [CounterController],
})
class AppModule {}

describe('a command that did not pass the limits and the check of origins', () => {
  const stage = sharedNest(AppModule);

  it.each(['/counter/add', '/count/add'])('is refused, and nothing changes: %s', async (path) => {
    const eve = new Visitor(stage.url, { Origin: 'https://elsewhere.example' });

    const { status, headers } = await eve.send(path);

    expect([status, headers['set-cookie']]).toEqual([500, undefined]);
  });
});
