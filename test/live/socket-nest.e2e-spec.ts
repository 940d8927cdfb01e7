import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Injectable,
  Module,
  type ArgumentMetadata,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { tap } from 'rxjs';
import { conflict } from '../../src/sojourn/session/refusal.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const met: string[] = [];

@Injectable()
class Guard implements CanActivate {
  static isShut = false;

  canActivate(context: ExecutionContext) {
    met.push(`guard of ${context.getClass().name}.${context.getHandler().name}`);
    if (Guard.isShut) throw conflict('shut', 'Nothing goes.');
    return true;
  }
}

@Injectable()
class Pipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata) {
    met.push(`pipe of ${type} ${metatype?.name}`);
    return value;
  }
}

@Injectable()
class Interceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(tap(() => met.push('interceptor')));
  }
}

@Module({
  providers: [
    { provide: APP_GUARD, useClass: Guard },
    { provide: APP_PIPE, useClass: Pipe },
    { provide: APP_INTERCEPTOR, useClass: Interceptor },
  ],
})
class EverywhereModule {}

/** Older Nests kept what is global from sockets; a newer one may again. */
describe('what is global in Nest', () => {
  let app: TestApp;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({}, [EverywhereModule]);
    tab = await Tab.open(app.url);
  });

  beforeEach(() => {
    met.length = 0;
    Guard.isShut = false;
  });

  afterAll(() => app.stop());

  it.each([
    ['a form', () => app.visitor().submit('/greeting/set', { name: 'Ada' }).expect(303)],
    ['a socket', () => tab.call('greeting:set', { name: 'Ada' })],
  ])('is met by a command from %s: guards, pipes, interceptors', async (_, send) => {
    await send();

    expect(met).toEqual(
      expect.arrayContaining([
        'guard of GreetingController.set',
        'pipe of body SetNameDto',
        'interceptor',
      ]),
    );
  });

  it('refuses for both doors', async () => {
    Guard.isShut = true;

    expect(await tab.call('greeting:set', { name: 'Eve' })).toMatchObject({
      error: { code: 'shut', message: 'Nothing goes.' },
    });
    await app.visitor().send('/greeting/set', { name: 'Eve' }).expect(409);
  });
});
