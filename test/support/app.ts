import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { setUp } from '../../src/app.setup.js';
import { Config, loadConfig } from '../../src/config.js';
import { pagesOptions } from '../../src/pages.options.js';
import { QuickExpressAdapter } from '../../src/site/express.adapter.js';
import { PagesConfig, withDefaults } from '../../src/sojourn/pages/pages.options.js';
import { Clock } from '../../src/sojourn/session/clock.js';
import { TestClock } from '../../src/sojourn/testing/test.clock.js';
import { FOLDER } from './folder.js';
import { storeOf } from './store.js';
import { cookiesOf, Visitor } from './visitor.js';

/** The whole app on a port and in a folder of its own, set up just as main does it. */
export class TestApp {
  private constructor(
    readonly nest: NestExpressApplication,
    readonly clock: TestClock,
    readonly dataDir: string,
    readonly url: string,
  ) {}

  /**
   * @param modules what a test adds to the app, beside its own
   * @param pages how its pages are drawn, where that is not as in the build
   */
  static async start(
    env: Record<string, string> = {},
    modules: Type[] = [],
    pages: Partial<PagesConfig> = {},
  ) {
    const dataDir = env.DATA_DIR ?? newDataDir();
    const clock = new TestClock();
    const testing = await Test.createTestingModule({ imports: [AppModule, ...modules] })
      .overrideProvider(Config)
      .useValue(loadConfig({ ...(await storeOf(dataDir)), ...env, DATA_DIR: dataDir }))
      .overrideProvider(PagesConfig)
      .useValue(withDefaults({ ...pagesOptions, ...pages }))
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const nest = testing.createNestApplication<NestExpressApplication>(new QuickExpressAdapter(), {
      bodyParser: false,
    });
    nest.useLogger(['error', 'fatal']);
    await setUp(nest).listen(0, '127.0.0.1');
    return new TestApp(nest, clock, dataDir, await nest.getUrl());
  }

  visitor(headers: Record<string, string> = {}) {
    return new Visitor(this.url, headers);
  }

  /** A visitor whose session has just begun, and the cookies it began with. */
  async begun() {
    const visitor = this.visitor();
    const answer = await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    return { visitor, cookies: cookiesOf(answer) };
  }

  /** The database, as another process would open it. */
  get databaseFile() {
    return join(this.dataDir, 'sojourn.sqlite');
  }

  async stop() {
    await this.nest.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export const newDataDir = () => mkdtempSync(join(FOLDER, 'sojourn-'));
