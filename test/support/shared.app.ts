import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { TestApp } from './app.js';
import type { Visitor } from './visitor.js';

/** What the tests of one describe share: the app, and in each of them a visitor who is new to it. */
export interface Shared {
  app: TestApp;
  ada: Visitor;
}

export interface Setting {
  env?: Record<string, string>;
  modules?: Type[];
  /** What the visitor has done before each test. */
  begin?: (ada: Visitor) => PromiseLike<unknown>;
}

/** Starts the app before the tests of the describe it is called in, and stops it after them. */
export function sharedApp({ env, modules, begin }: Setting = {}): Shared {
  const stage = {} as Shared;
  beforeAll(async () => {
    stage.app = await TestApp.start(env, modules);
  });
  beforeEach(async () => {
    stage.ada = stage.app.visitor();
    await begin?.(stage.ada);
  });
  afterAll(() => stage.app.stop());
  return stage;
}
