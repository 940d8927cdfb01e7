import { beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Post } from '@nestjs/common';
import { sharedNest } from '../support/nest.app.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

@Controller('own')
class OwnController {
  @Post()
  take(@Body() body: object) {
    return { fields: Object.keys(body) };
  }
}

const LIMIT = 64 * 1_024;
/** Nest's own parser takes 100 kB. */
const [FOR_NEST, FOR_NOBODY] = [80_000, 120_000];

describe('a command whose body Nest’s own parser reads', () => {
  const stage = sharedNest({ ...CounterAppModule.onMemory(), controllers: [OwnController] });
  let ada: Visitor;

  beforeAll(async () => {
    ada = new Visitor(stage.url);
    await ada.send('/counter/add').expect(200);
  });

  it('is refused as malformed where it can’t be', async () => {
    const { body, headers } = await ada.send('/counter/by', '{"step":').expect(400);

    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'malformed', status: 400 });
  });

  it.each([FOR_NEST, FOR_NOBODY])(
    'is refused as too large by JSON and form: %i bytes',
    async (size) => {
      const step = 'x'.repeat(size);

      expect((await ada.send('/counter/by', { step }).expect(413)).body).toMatchObject({
        code: 'too-large',
      });
      const form = await ada.submit('/counter/by', { step }).expect(413);
      expect(form.headers['content-type']).toContain('text/html');
    },
  );

  it('has the whole limit for a form’s text, however that is written', async () => {
    const { text } = await ada.submit('/counter/by', { step: 'я'.repeat(LIMIT / 4) }).expect(422);

    expect(text).toContain('step: ');
  });

  it('leaves what is not the package’s to Nest', async () => {
    expect((await ada.send('/own', '{"step":').expect(400)).body).toMatchObject({
      statusCode: 400,
    });
    const large = { step: 'x'.repeat(FOR_NEST) };
    expect((await ada.send('/own', large).expect(201)).body).toEqual({ fields: ['step'] });
  });
});
