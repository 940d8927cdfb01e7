import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { sharedNest } from '../support/nest.app.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

describe('an app that gives no options but the two it must', () => {
  const stage = sharedNest(CounterAppModule.onMemory());

  it('is told by a refusal which options to set, and no variable of another app', async () => {
    const eve = new Visitor(stage.url, { Origin: 'https://elsewhere.example' });

    const { body } = await eve.send('/counter/add').expect(403);

    expect(body).toMatchObject({ detail: expect.stringContaining('trust proxy or publicOrigins') });
  });
});

describe('an app of other names', () => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const module = CounterAppModule.onMemory(undefined, {
      cookies: { session: 'stay', visitor: 'guest' },
      allowedHosts: ['shop.example'],
      settings: { publicOrigins: 'SHOP_ORIGINS' },
    });
    app = await NestFactory.create(module, { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(() => app.close());

  it('has cookies of these names', async () => {
    const ada = new Visitor(url);
    await ada.send('/counter/add').expect(200);

    expect(ada.cookies).toMatch(/guest=.+stay=|stay=.+guest=/);
    expect(ada.cookies).not.toMatch(/sid=|visitor=/);
  });

  it('is told by its own name what to set', async () => {
    const eve = new Visitor(url, { Origin: 'https://elsewhere.example' });

    const { body } = await eve.send('/counter/add').expect(403);

    expect(body).toMatchObject({ detail: expect.stringContaining('SHOP_ORIGINS') });
  });

  it('opens no socket for another host', async () => {
    await new Visitor(url).json('/socket.io/?EIO=4&transport=polling').expect(421);
  });
});
