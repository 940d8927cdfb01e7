import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Routes } from '../../src/sojourn/commands/routes.js';
import { payloadSchema } from '../../src/sojourn/commands/schema.js';
import { TestApp } from '../support/app.js';
import { sample, type PayloadSchema } from '../support/sample.js';

/** On a machine that runs other things as well; a pattern that backtracks takes minutes. */
const LIMIT_MS = 1_000;

const texts = ['a', ' ', '1,', '.'].map((piece) => `${piece.repeat(50_000 / piece.length)}!`);

// ASVS 1.2.9, 1.3.12
describe('a text of 50 kB', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('takes no pattern long in any field of any form', async () => {
    const slow: object[] = [];
    for (const { feature, command, payload } of app.nest.get(Routes).events()) {
      const schema = payloadSchema(payload) as PayloadSchema;
      for (const field of Object.keys(schema.properties))
        for (const text of texts) {
          const form = { ...sample(schema), [field]: text } as Record<string, string>;
          const askedAt = performance.now();
          const { status } = await app.visitor().submit(`/${feature}/${command}`, form);
          const took = performance.now() - askedAt;
          if (took > LIMIT_MS || status >= 500)
            slow.push({ feature, command, field, text: text.slice(0, 3), took, status });
        }
    }

    expect(slow).toEqual([]);
  });
});
