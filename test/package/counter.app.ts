import { Body, Controller, Get, Module, type DynamicModule } from '@nestjs/common';
import {
  Amount,
  Command,
  CurrentSession,
  defineSlice,
  LiveModule,
  memory,
  SessionModule,
  SessionService,
  type Session,
  type SessionOptions,
} from 'sojourn';

export const Counter = defineSlice<{ n: number }>({
  name: 'counter',
  keep: 'session',
  initial: { n: 0 },
});

class StepDto {
  @Amount({ min: 1, max: 10, decimals: 0 })
  step!: number;
}

@Controller('counter')
class CounterController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  show(@CurrentSession() session: Session) {
    return this.sessions.read(session, Counter);
  }

  @Command('add')
  add(@CurrentSession() session: Session) {
    return this.by(session, { step: 1 });
  }

  @Command('by')
  by(@CurrentSession() session: Session, @Body() { step }: StepDto) {
    return this.sessions.change(session, Counter, ({ n }) => ({ n: n + step }));
  }
}

const feature = { imports: [SessionModule.forFeature([Counter]), LiveModule] };

/** The smallest app of the package, in memory. */
@Module({ controllers: [CounterController] })
export class CounterAppModule {
  static onMemory(secret = 's'.repeat(32), options: Partial<SessionOptions> = {}): DynamicModule {
    const root = SessionModule.forRoot({ secrets: [secret], store: memory(), ...options });
    return { module: CounterAppModule, imports: [root, ...feature.imports] };
  }

  static withoutRoot(): DynamicModule {
    return { module: CounterAppModule, ...feature };
  }
}
