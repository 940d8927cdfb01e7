import { afterAll, beforeAll } from '@jest/globals';
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** Starts a stranger's app for the tests of a describe. @param prefix of all its addresses */
export function sharedNest(module: Type, prefix = '') {
  const stage = {} as { app: INestApplication; url: string };
  beforeAll(async () => {
    stage.app = await NestFactory.create(module, { logger: false });
    if (prefix) stage.app.setGlobalPrefix(prefix);
    await stage.app.listen(0, '127.0.0.1');
    stage.url = await stage.app.getUrl();
  });
  afterAll(() => stage.app.close());
  return stage;
}
