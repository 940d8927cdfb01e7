import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Controller,
  RequestTimeoutException,
  type CallHandler,
  type ExecutionContext,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { catchError, map, throwError, timeout } from 'rxjs';
import { Command } from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

const PATIENCE_MS = 300;

const envelope = {
  intercept: (_: ExecutionContext, next: CallHandler) =>
    next.handle().pipe(map((data: unknown) => ({ data }))),
};

const patience = {
  intercept: (_: ExecutionContext, next: CallHandler) =>
    next.handle().pipe(
      timeout(PATIENCE_MS),
      catchError(() => throwError(() => new RequestTimeoutException('That took too long.'))),
    ),
};

@Controller('slow')
class SlowController {
  @Command('wait')
  wait() {
    return new Promise(() => {});
  }
}

const bound = (interceptor: object) => ({ provide: APP_INTERCEPTOR, useValue: interceptor });

const appWith = (interceptor: object) => ({
  ...CounterAppModule.onMemory(),
  providers: [bound(interceptor)],
  controllers: [SlowController],
});

describe('an interceptor that wraps every answer', () => {
  const stage = sharedNest({ ...CounterAppModule.onMemory(), providers: [bound(envelope)] });
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    ada = new Visitor(stage.url);
    await ada.submit('/counter/add').expect(303).expect('Location', '/counter');
    tab = await Tab.open(stage.url, { cookie: ada.cookies });
  });

  afterAll(() => tab.close());

  it('wraps JSON, and no acknowledgement: clients read the slice there', async () => {
    const { body } = await ada.send('/counter/add').expect(200);

    expect(body).toEqual({ data: { slice: 'counter', version: 2, state: { n: 2 } } });
    expect(await tab.call('counter:add')).toEqual({
      ok: true,
      slice: 'counter',
      version: 3,
      state: { n: 3 },
    });
    expect(await tab.call('session:stay')).toMatchObject({ idleExpiresAt: expect.any(String) });
  });
});

describe('an interceptor that gives up', () => {
  const stage = sharedNest(appWith(patience));

  it('is answered at every door, and the next command runs', async () => {
    const ada = new Visitor(stage.url);
    await ada.send('/counter/add').expect(200);
    const tab = await Tab.open(stage.url, { cookie: ada.cookies });
    const said = { code: 'request-timeout', message: 'That took too long.' };

    expect((await ada.submit('/slow/wait').expect(408)).text).toContain(said.message);
    expect((await ada.send('/slow/wait').expect(408)).body).toMatchObject({ code: said.code });
    expect(await tab.call('slow:wait')).toEqual({ ok: false, error: said });
    expect(await tab.call('counter:add')).toMatchObject({ ok: true, version: 2 });
    tab.close();
  });
});
