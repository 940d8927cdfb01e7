import { expect, it } from '@jest/globals';
import { Checkout } from '../support/checkout.js';

// Its profile leaves out CommonJS, since it does not know Node's `require` of ES modules: the stranger's app of Nest 11 does.
it('is packed so that publint and Are The Types Wrong find nothing', async () => {
  const checkout = Checkout.copy();
  const { code, said } = await checkout.run('npm', 'run', 'lint:package');
  checkout.remove();

  expect([code, said]).toEqual([0, expect.stringContaining('All good!')]);
}, 300_000);
