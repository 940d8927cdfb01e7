import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, CurrentSession, SessionService, type Session } from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { Counter, CounterAppModule } from './counter.app.js';

interface Step {
  step: number;
}

class Adding {
  @Command('add', { answers: Object })
  add() {
    return {};
  }
}

@Controller(['one', 'other'])
class SeveralController extends Adding {}

@Controller()
class RootController extends Adding {}

@Controller('field')
class FieldController {
  @Command('by', { answers: Object })
  by(@Body('step') step: number) {
    return { step };
  }
}

@Controller('typed')
class TypedController {
  @Command('by', { answers: Object })
  by(@Body() payload: Step) {
    return payload;
  }
}

const appOf = (controller: Type) => ({
  ...CounterAppModule.onMemory(),
  controllers: [controller],
});

describe('a command that could serve none of its callers', () => {
  it.each([
    ['SeveralController has commands, so it needs one path, as text', SeveralController],
    ['RootController has commands, so it needs one path, as text', RootController],
    ['FieldController.by must take its payload whole', FieldController],
    ['TypedController.by must take its payload whole', TypedController],
  ])('stops the start: %s', async (message, controller) => {
    const app = await NestFactory.create(appOf(controller), { logger: false });

    await expect(app.init()).rejects.toThrow(message);
    await app.close();
  });
});

@Controller('/basket/')
class BasketController {
  constructor(private readonly sessions: SessionService) {}

  @Command('/add')
  add(@CurrentSession() session: Session) {
    return this.sessions.change(session, Counter, ({ n }) => ({ n: n + 1 }));
  }
}

describe('a controller whose path is written with slashes', () => {
  const stage = sharedNest(appOf(BasketController));
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    ada = new Visitor(stage.url);
    await ada.send('/basket/add').expect(200);
    tab = await Tab.open(stage.url, { cookie: ada.cookies });
  });

  afterAll(() => tab.close());

  it('has the same page and events as without', async () => {
    await ada.submit('/basket/add').expect(303).expect('Location', '/basket');
    expect(await tab.call('basket:add')).toMatchObject({ ok: true, state: { n: 3 } });
  });
});
