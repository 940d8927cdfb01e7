import { Controller, Get, Module, Post } from '@nestjs/common';
import {
  Command,
  CurrentSession,
  defineSlice,
  LiveModule,
  SessionModule,
  SessionService,
  sqlite,
  type Session,
} from 'sojourn';

const Counter = defineSlice<{ n: number }>({ name: 'counter', keep: 'session', initial: { n: 0 } });

@Controller('counter')
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

/** What the app has of its own. */
@Controller('own')
class OwnController {
  @Get()
  hello() {
    return 'Hello';
  }

  @Post()
  fail() {
    throw new TypeError('of its own');
  }
}

@Module({
  imports: [
    SessionModule.forRoot({
      secrets: [process.env.SESSION_SECRET!],
      store: sqlite({ file: 'data/app.sqlite' }),
    }),
    SessionModule.forFeature([Counter]),
    LiveModule,
  ],
  controllers: [CounterController, OwnController],
})
export class AppModule {}
