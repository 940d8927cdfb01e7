import { Controller, Get, Module } from '@nestjs/common';
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
    return this.sessions.read(session, Counter); // { slice, version, state }
  }

  @Command('add')
  add(@CurrentSession() session: Session) {
    return this.sessions.change(session, Counter, ({ n }) => ({ n: n + 1 }));
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
  controllers: [CounterController],
})
export class AppModule {}
