import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { TestApp } from '../support/app.js';

describe('the description of the HTTP door', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('keeps the rules that Redocly recommends, without a warning', async () => {
    const { text } = await app.visitor().json('/openapi.json').expect(200);
    const config = await createConfig({ extends: ['recommended'] });

    const problems = await lintFromString({ source: text, config });

    expect(
      problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
    ).toEqual([]);
  });
});
