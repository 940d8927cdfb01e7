import { Body, Controller, Get, Module, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Command,
  CurrentSession,
  defineSlice,
  LiveModule,
  memory,
  SessionModule,
  SessionService,
  sqlite,
  Text,
  type Session,
} from 'sojourn';
import { redis } from 'sojourn/redis';

type Counters = Record<string, number>;

const { DATA_DIR = 'data', PORT = '0', REDIS_URL = '', SECRETS = '', STORE = '' } = process.env;

const Counters = defineSlice<Counters>({ name: 'counters', keep: 'session', initial: {} });
const Orders = defineSlice<{ orders?: number }>({ name: 'orders', keep: 'session', initial: {} });

class AskDto {
  @Text({ max: 100, optional: true })
  ask?: string;
}

class AddDto extends AskDto {
  @Text({ max: 10 })
  key!: string;
}

const askElsewhere = async (address?: string) => address && (await fetch(address)).text();

@Controller('counters')
class CountersController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  async look(@CurrentSession() session: Session, @Query('ask') ask?: string) {
    const [counters, orders] = await this.sessions.read(session, [Counters, Orders]);
    await askElsewhere(ask);
    return { ...counters.state, ...orders.state };
  }

  @Command('add')
  async add(@CurrentSession() session: Session, @Body() { key, ask }: AddDto) {
    await askElsewhere(ask);
    return this.sessions.change(session, Counters, (counters) => addedTo(counters, key));
  }

  @Command('move')
  async move(@CurrentSession() session: Session, @Body() { ask }: AskDto) {
    await askElsewhere(ask);
    const both = [Counters, Orders] as const;
    const [moved] = await this.sessions.change(session, both, ([{ cart = 0, ...rest }, orders]) => [
      { ...rest, cart: cart - 1 },
      { orders: (orders.orders ?? 0) + 1 },
    ]);
    return moved;
  }
}

const addedTo = (counters: Counters, key: string) => ({
  ...counters,
  [key]: (counters[key] ?? 0) + 1,
});

const STORES = {
  memory,
  sqlite: () => sqlite({ file: `${DATA_DIR}/app.sqlite` }),
  redis: () => redis({ url: REDIS_URL }),
};

/** The example of the README, with counters by name. */
@Module({
  imports: [
    SessionModule.forRoot({
      secrets: SECRETS.split(','),
      store: STORES[STORE as keyof typeof STORES](),
    }),
    SessionModule.forFeature([Counters, Orders]),
    LiveModule,
  ],
  controllers: [CountersController],
})
class SojournModule {}

const app = await NestFactory.create(SojournModule, { logger: ['error'] });
await app.listen(Number(PORT), '127.0.0.1');
console.log(`Sojourn is at ${await app.getUrl()}`);
