import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';
import { cookiesOf } from '../support/visitor.js';

describe('the secret', () => {
  let DATA_DIR: string;

  beforeEach(() => {
    DATA_DIR = newDataDir();
  });

  it('must be set in production', async () => {
    const app = AppProcess.launch({ DATA_DIR, NODE_ENV: 'production' });

    expect(await app.ended()).toBe(1);
    expect(JSON.parse(app.output)).toMatchObject({
      level: 'fatal',
      message: expect.stringMatching(/^SESSION_SECRET must be set in production, .*openssl rand/),
    });
  });

  it('is made at the first start elsewhere, kept from others, and kept for the next start', async () => {
    const first = await AppProcess.start({ DATA_DIR });
    const Cookie = cookiesOf(await first.visitor().send('/greeting/set', { name: 'Ada' }));
    await first.stop();
    const secret = join(DATA_DIR, 'secret');
    const made = readFileSync(secret, 'utf8');
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(statSync(join(DATA_DIR, 'sojourn.sqlite')).mode & 0o777).toBe(0o600);

    const second = await AppProcess.start({ DATA_DIR });

    expect(readFileSync(secret, 'utf8')).toBe(made);
    expect(await second.visitor({ Cookie }).state('greeting')).toEqual({ name: 'Ada' });
    await second.stop();
    expect(first.output + second.output).not.toContain(made);
  });

  it('is made where the file system has no hard links, too, once of many at a time', async () => {
    const starts = ['EPERM', 'ENOTSUP'].map((code) =>
      AppProcess.start({ DATA_DIR, NODE_OPTIONS: `--import ${withoutLinks(code)}` }),
    );
    const [one, other] = await Promise.all(starts);

    const secret = join(DATA_DIR, 'secret');
    expect(readFileSync(secret, 'utf8')).toMatch(/^[\w-]{43}$/);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    const Cookie = cookiesOf(await one!.visitor().send('/greeting/set', { name: 'Ada' }));
    expect(await other!.visitor({ Cookie }).state('greeting')).toEqual({ name: 'Ada' });
    await Promise.all([one!.stop(), other!.stop()]);
  });
});

/** As on exFAT or SMB, where link() fails with this code. */
const withoutLinks = (code: string) =>
  `data:text/javascript,${encodeURIComponent(
    `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
    fs.linkSync = () => { throw Object.assign(new Error('no links'), { code: '${code}' }); };
    syncBuiltinESMExports();`,
  )}`;
