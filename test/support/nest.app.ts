import { afterAll, beforeAll } from '@jest/globals';
import {
  VersioningType,
  type DynamicModule,
  type INestApplication,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/**
 * Starts a stranger's app for the tests of a describe.
 * @param prefix of all its addresses
 * @param version that stands in them
 */
export function sharedNest(module: Type | DynamicModule, prefix = '', version?: string) {
  const stage = {} as { app: INestApplication; url: string };
  beforeAll(async () => {
    stage.app = await NestFactory.create(module, { logger: false });
    if (prefix) stage.app.setGlobalPrefix(prefix);
    if (version) stage.app.enableVersioning({ type: VersioningType.URI, defaultVersion: version });
    await stage.app.listen(0, '127.0.0.1');
    stage.url = await stage.app.getUrl();
  });
  afterAll(() => stage.app.close());
  return stage;
}
