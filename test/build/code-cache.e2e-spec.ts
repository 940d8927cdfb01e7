import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Checkout } from '../support/checkout.js';

const CODE_BYTES = 1_000_000;
const LOOK = `
  const { text, cachedData } = { text: fs.readFileSync('dist/app.cjs', 'latin1'), cachedData: fs.readFileSync('dist/app.cache') };
  const { cachedDataRejected } = new vm.Script(text, { cachedData });
  cachedDataRejected ? 'refused' : cachedData.length > ${CODE_BYTES} ? 'taken' : 'hardly any';`;

describe('the code that the build has compiled', () => {
  let checkout: Checkout;

  beforeAll(() => {
    checkout = Checkout.copy(['node_modules', 'data', '.git']);
  });

  afterAll(() => checkout.remove());

  it('is taken by the Node that starts the app', async () => {
    const flag = '--no-allocation-site-pretenuring';

    const { said } = await checkout.run(process.execPath, flag, '-p', LOOK);

    expect(said).toBe('taken\n');
  });

  it('is left alone where it does not fit, and the app starts all the same', async () => {
    truncateSync(join(checkout.folder, 'dist/app.cache'), CODE_BYTES);
    const app = await checkout.start();

    const page = await fetch(`${app.url}/pay`);
    await app.stop();

    expect(page.status).toBe(200);
  });
});
