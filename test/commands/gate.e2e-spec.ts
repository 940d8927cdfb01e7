import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Command,
  CurrentSession,
  defineSlice,
  memory,
  SessionModule,
  SessionService,
  type Session,
} from 'sojourn';
import { Visitor } from '../support/visitor.js';

const Counter = defineSlice<{ n: number }>({ name: 'counter', keep: 'session', initial: { n: 0 } });

/** By its second path the gate can't know its command. */
@Controller(['counter', 'numbers'])
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
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    app = await NestFactory.create(AppModule, { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  it.each(['/counter/add', '/numbers/add'])('is refused, and nothing changes: %s', async (path) => {
    const eve = new Visitor(url, { Origin: 'https://elsewhere.example' });

    const { status, headers } = await eve.send(path);

    expect([status, headers['set-cookie']]).toEqual([500, undefined]);
  });
});
