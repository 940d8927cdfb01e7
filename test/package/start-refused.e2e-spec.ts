import { describe, expect, it } from '@jest/globals';
import { Body, Controller, Param, Req, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command } from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

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
  ])('stops the start: %s', async (message, controller) => {
    const app = await NestFactory.create(appOf(controller), { logger: false });

    await expect(app.init()).rejects.toThrow(message);
    await app.close();
  });
});

const silent = () => {};

it('warns of a command that takes what no event has, and starts', async () => {
  const warned: unknown[] = [];
  const logger = { log: silent, error: silent, warn: (line: unknown) => warned.push(line) };
  const app = await NestFactory.create(appOf(RequestController), { logger });

  await app.init();

  expect(warned).toEqual([expect.stringContaining('RequestController.look takes more of a')]);
  await app.close();
});

describe('a command that is no event', () => {
  const stage = sharedNest(appOf(ItemController));

  it('may take more of a request than its payload', async () => {
    const { body } = await new Visitor(stage.url).send('/items/7/look').expect(200);

    expect(body).toEqual({ id: '7' });
  });
});
