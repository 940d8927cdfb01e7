import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { sharedNest } from '../support/nest.app.js';
import { raw } from '../support/raw.js';
import { CounterAppModule } from './counter.app.js';

@Controller('counter/add')
class OwnController {
  @Get('own')
  own() {
    return 'Hello';
  }
}

@Module({ imports: [CounterAppModule.onMemory()], controllers: [OwnController] })
class AppModule {}

describe.each(['', '/api'])('another method than a command’s own, in an app at “%s”', (prefix) => {
  const stage = sharedNest(AppModule, prefix);

  const ask = (method: string, path: string, headers = {}) =>
    raw(stage.url, prefix + path, { method, headers });

  it.each(['PUT', 'DELETE', 'PATCH'])('is refused with what is allowed: %s', async (method) => {
    const { status, headers } = await ask(method, '/counter/add');

    expect([status, headers.allow]).toEqual([405, 'POST, OPTIONS']);
  });

  it('is answered for OPTIONS, and leads a browser’s GET to the page of the form', async () => {
    const options = await ask('OPTIONS', '/counter/add');
    expect([options.status, options.headers.allow]).toEqual([204, 'POST, OPTIONS']);

    const browser = await ask('GET', '/counter/add', { Accept: 'text/html' });
    expect([browser.status, browser.headers.location]).toEqual([303, `${prefix}/counter`]);
    const script = await ask('GET', '/counter/add', { Accept: 'application/json' });
    expect(script.status).toBe(405);
  });

  it('leaves the app’s own routes, and what is unknown, to the app', async () => {
    expect(await ask('GET', '/counter/add/own')).toMatchObject({ status: 200, text: 'Hello' });
    expect((await ask('PUT', '/nothing')).status).toBe(404);
  });
});
