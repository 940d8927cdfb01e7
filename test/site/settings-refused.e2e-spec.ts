import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.js';
import { StartError } from '../../src/sojourn/session/start.error.js';
import { newDataDir } from '../support/app.js';

const LONG = 'long-enough-to-be-a-secret-of-this-app';

describe('a setting', () => {
  const DATA_DIR = newDataDir();
  const file = join(DATA_DIR, 'a-file');
  writeFileSync(file, '');

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3.5'],
    ['PORT', ' '],
    ['SESSION_SECRET', `${LONG},short`],
    ['SESSION_SECRET', `${LONG},`],
    ['SESSION_SECRET', ' '.repeat(40)],
    ['SESSION_IDLE_SECONDS', 'NaN'],
    ['SESSION_MAX_SECONDS', '31536001'],
    ['RATES_URL', 'javascript:alert(1)'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '0'],
    ['TRUST_PROXY', '10'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['PUBLIC_ORIGIN', 'https://sojourn.example/path'],
    ['PUBLIC_ORIGIN', 'https://sojourn.example,*'],
    ['PUBLIC_ORIGIN', 'null'],
    ['PUBLIC_ORIGIN', 'https://*.sojourn.example'],
    ['PUBLIC_ORIGIN', 'https://sojourn.example?page'],
    ['PUBLIC_ORIGIN', 'https://ada@sojourn.example'],
    ['ALLOWED_HOSTS', 'sojourn.example,*.sojourn.example'],
    ['ALLOWED_HOSTS', 'sojourn.example/path'],
    ['ALLOWED_HOSTS', 'sojourn.example:'],
    ['ALLOWED_HOSTS', '::1'],
    ['METRICS_TOKEN', 'naïve'],
  ])('is refused: %s=%j', (name, value) => {
    const load = () => loadConfig({ SESSION_SECRET: LONG, [name]: value });

    expect(load).toThrow(StartError);
    expect(load).toThrow(name);
  });

  it('is named in one line, though it has two', () => {
    expect(() => loadConfig({ SESSION_SECRET: LONG, PORT: '80\n90' })).toThrow(
      /^PORT must be .*, not "80 90"\.$/,
    );
  });
});
