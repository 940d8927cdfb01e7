import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checkout } from '../support/checkout.js';

const MINUTES = 600_000;
const passed: unknown = expect.objectContaining({ code: 0 });

describe('npm run feature', () => {
  let checkout: Checkout;

  beforeAll(() => {
    checkout = Checkout.copy();
  });

  afterAll(() => checkout.remove());

  it.each([
    ['', 'plain word'],
    ['Note', 'plain word'],
    ['shopping list', 'plain word'],
    ['../note', 'plain word'],
    ['class', 'word of the language'],
    ['page', 'word of the language or of the code'],
    ['live', 'word of the language or of the code'],
    ['todo', 'taken by '],
    ['refusal', 'taken by views/refusal.hbs'],
    ['health', 'taken by the address /health'],
  ])('refuses “%s” and writes nothing', async (word, reason) => {
    const before = checkout.files();

    const { code, said } = await checkout.run('npm', 'run', '-s', 'feature', word);

    expect([code, said]).toEqual([1, expect.stringContaining(reason)]);
    expect(checkout.files()).toEqual(before);
  });

  it(
    'writes a feature that passes every check, its own spec, and is on the home page',
    async () => {
      // Not the one of the claims above: a second try finds no feature from the first.
      const fresh = Checkout.copy();
      const { code, said } = await fresh.run('npm', 'run', '-s', 'feature', 'note');
      expect([code, said]).toEqual([0, expect.stringContaining('src/features/note/note.slice.ts')]);

      expect(await fresh.run('npx', 'prettier', '--check', 'src', 'test')).toEqual(passed);
      for (const check of ['lint', 'types', 'unused', 'build'])
        expect([check, await fresh.run('npm', 'run', '-s', check)]).toEqual([check, passed]);
      const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'features/note'];
      const spec = await fresh.run(process.execPath, ...jest);
      expect(spec).toMatchObject({ code: 0, said: expect.stringContaining('3 passed') });

      const app = await fresh.start();
      expect((await app.visitor().page('/')).text).toContain('href="/note"');
      expect((await app.visitor().page('/note').expect(200)).text).toContain('Nothing yet.');
      await app.stop();
      fresh.remove();
    },
    MINUTES,
  );
});
