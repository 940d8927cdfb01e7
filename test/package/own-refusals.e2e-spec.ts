import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BadRequestException,
  Controller,
  ForbiddenException,
  ImATeapotException,
  InternalServerErrorException,
  NotFoundException,
  type INestApplication,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command } from 'sojourn';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

@Controller('gate')
class GateController {
  @Command('closed')
  closed() {
    throw new ForbiddenException('The gate is closed at night.');
  }

  @Command('wordless')
  wordless() {
    throw new ForbiddenException();
  }

  @Command('gone')
  gone() {
    throw new NotFoundException('That gate was taken away.');
  }

  @Command('unclear')
  unclear() {
    throw new BadRequestException('Say which gate.');
  }

  @Command('teapot')
  teapot() {
    throw new ImATeapotException('A pot, not a gate.');
  }

  @Command('broken')
  broken() {
    throw new InternalServerErrorException('password: 1234');
  }
}

describe('what a stranger’s app refuses by Nest’s own exceptions', () => {
  let app: INestApplication;
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    const module = { ...CounterAppModule.onMemory(), controllers: [GateController] };
    app = await NestFactory.create(module, { logger: false });
    await app.listen(0, '127.0.0.1');
    ada = new Visitor(await app.getUrl());
    await ada.send('/counter/add').expect(200);
    tab = await Tab.open(await app.getUrl(), { cookie: ada.cookies });
  });

  afterAll(async () => {
    tab.close();
    await app.close();
  });

  it.each([
    ['closed', 403, 'forbidden', 'The gate is closed at night.'],
    ['wordless', 403, 'forbidden', 'Forbidden.'],
    ['gone', 404, 'not-found', 'That gate was taken away.'],
    ['unclear', 400, 'malformed', 'Say which gate.'],
    ['teapot', 418, 'i-m-a-teapot', 'A pot, not a gate.'],
    ['broken', 500, 'fault', 'Something went wrong on our side.'],
  ])('says “%s” the same at every door: %i, %s', async (command, status, code, message) => {
    const { body } = await ada.send(`/gate/${command}`).expect(status);
    const form = await ada.submit(`/gate/${command}`).expect(status);
    const answer = await tab.call(`gate:${command}`);

    expect(body).toMatchObject({ status, code, detail: message });
    expect(form.text).toContain(message);
    expect(answer).toMatchObject({ ok: false, error: { code, message } });
  });
});
