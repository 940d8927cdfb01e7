import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Checkout } from '../support/checkout.js';

const PACK_MS = 300_000;
const STRICT = '--strict --noEmit --ignoreConfig --module nodenext --target es2023 --types node';

describe('what is packed', () => {
  let checkout: Checkout;

  beforeAll(() => {
    checkout = Checkout.copy();
  });

  afterAll(() => checkout.remove());

  // Its profile leaves out CommonJS, since it does not know Node's `require` of ES modules: the stranger's app of Nest 11 does.
  it(
    'is such that publint and Are The Types Wrong find nothing',
    async () => {
      const { code, said } = await checkout.run('npm', 'run', 'lint:package');

      expect([code, said]).toEqual([0, expect.stringContaining('All good!')]);
    },
    PACK_MS,
  );

  it(
    'has types without a fault, for an app that checks those of its libraries as well',
    async () => {
      await checkout.run('npm', 'run', 'build:package');

      const answer = await checkout.run('npx', 'tsc', ...STRICT.split(' '), ...typesPacked());

      expect(answer).toEqual({ code: 0, said: '' });
    },
    PACK_MS,
  );
});

function typesPacked() {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, string | { types: string }>;
  };
  return Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : entry.types));
}
