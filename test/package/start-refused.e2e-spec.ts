import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Param, Req, type Type } from '@nestjs/common';
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

@Controller('request')
class RequestController {
  @Command('look', { answers: Object })
  look(@Req() request: object) {
    return request;
  }
}

@Controller('items')
class ItemController {
  @Command(':id/look', { answers: Object, isEvent: false })
  look(@Param('id') id: string) {
    return { id };
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
    ['RequestController.look takes more of a request than its payload', RequestController],
  ])('stops the start: %s', async (message, controller) => {
    const app = await NestFactory.create(appOf(controller), { logger: false });

    await expect(app.init()).rejects.toThrow(message);
    await app.close();
  });
});

describe('a command that is no event', () => {
  const stage = sharedNest(appOf(ItemController));

  it('may take more of a request than its payload', async () => {
    const { body } = await new Visitor(stage.url).send('/items/7/look').expect(200);

    expect(body).toEqual({ id: '7' });
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
