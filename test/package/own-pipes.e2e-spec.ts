import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Query, UseFilters, ValidationPipe } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { IsInt, IsString } from 'class-validator';
import { RefusalFilter } from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

class SearchDto {
  @IsString()
  word!: string;

  @IsInt()
  page!: number;
}

@Controller('search')
class SearchController {
  @Get()
  @UseFilters(RefusalFilter)
  search(@Query() query: SearchDto) {
    return query;
  }
}

const STRICT = { whitelist: true, forbidNonWhitelisted: true, transform: true };

describe.each([
  ['strict', STRICT],
  ['that leaves payloads plain', { whitelist: true }],
  ['that converts', { transform: true, transformOptions: { enableImplicitConversion: true } }],
])('an app with a ValidationPipe of its own, %s', (_, options) => {
  const pipe = { provide: APP_PIPE, useValue: new ValidationPipe(options) };
  const stage = sharedNest({
    ...CounterAppModule.onMemory(),
    providers: [pipe],
    controllers: [SearchController],
  });
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    ada = new Visitor(stage.url);
    await ada.send('/counter/by', { step: 2 }).expect(200);
    tab = await Tab.open(stage.url, { cookie: ada.cookies });
  });

  afterAll(() => tab.close());

  it('reads a form’s numbers, its key and its way back', async () => {
    const fields = { step: '3.', commandId: 'one', returnTo: '/counter' };
    const before = await ada.state<{ n: number }>('counter');

    for (let times = 2; times > 0; times--)
      await ada.submit('/counter/by', fields).expect(303).expect('Location', '/counter');

    expect(await ada.state('counter')).toEqual({ n: before.n + 3 });
  });

  it('refuses fields in the package’s own words at every door', async () => {
    const wrong = { step: 99, other: 1 };
    const errors = { step: ['At most 10.'], other: ['This is no field of the command.'] };

    expect((await ada.send('/counter/by', wrong).expect(422)).body).toMatchObject({ errors });
    expect(await tab.call('counter:by', wrong)).toMatchObject({
      error: { code: 'invalid', errors },
    });
    expect((await ada.submit('/counter/by', { step: '99' }).expect(422)).text).toContain(
      'step: At most 10.',
    );
  });

  it('knows a key that comes again with another payload', async () => {
    const reused = { code: 'key-reused' };
    const key = ['Idempotency-Key', 'two'] as const;
    await ada
      .send('/counter/by', { step: 1 })
      .set(...key)
      .expect(200);
    const { body } = await ada
      .send('/counter/by', { step: 2 })
      .set(...key)
      .expect(409);
    await tab.call('counter:by', { step: 1, commandId: 'three' });

    expect(body).toMatchObject(reused);
    expect(await tab.call('counter:by', { step: 2, commandId: 'three' })).toMatchObject({
      error: reused,
    });
  });

  it('takes back a change by a form and by a socket', async () => {
    const { body } = await ada.json('/counter').expect(200);
    const { version } = body as { version: number };

    const undo = { slice: 'counter', version: String(version) };
    await ada.submit('/session/undo', undo).expect(303);
    expect(await tab.call('session:undo', { ...undo, version: version + 1 })).toMatchObject({
      ok: true,
      version: version + 2,
    });
  });

  it('says on a route of the app what its pipe says', async () => {
    const { body } = await ada.json('/search?page=x').expect(400);

    expect(body).toMatchObject({
      code: 'malformed',
      detail: expect.stringMatching(/word must be a string.*page must be an integer/),
    });
  });
});
