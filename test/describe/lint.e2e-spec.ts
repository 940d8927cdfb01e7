import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral, { type RulesetDefinition } from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { TestApp } from '../support/app.js';

describe('the descriptions of the two doors', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const read = async (path: string) => (await app.visitor().json(path).expect(200)).text;

  it('keep the rules that Redocly recommends, without a warning', async () => {
    const source = await read('/openapi.json');
    const config = await createConfig({ extends: ['recommended'] });

    const problems = await lintFromString({ source, config });

    expect(
      problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
    ).toEqual([]);
  });

  const ruled: [string, unknown][] = [
    ['/openapi.json', rulesets.oas],
    ['/asyncapi.json', rulesets.asyncapi],
  ];

  it.each(ruled)(
    'keep the rules that Spectral recommends, without a hint: %s',
    async (path, rules) => {
      const linter = new spectral.Spectral();
      // Off: the package has no address to write to, and does not know the one of who runs it.
      const off = { 'asyncapi-info-contact-properties': 'off' };
      linter.setRuleset({
        extends: [[rules, 'recommended']],
        rules: path === '/asyncapi.json' ? off : {},
      } as RulesetDefinition);

      const problems = await linter.run(await read(path));

      expect(problems.map(({ code, message, path: at }) => [code, message, at.join('/')])).toEqual(
        [],
      );
    },
  );
});
