import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.js';
import { StartError } from '../../src/sojourn/session/start.error.js';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';

const LONG = 'long-enough-to-be-a-secret-of-this-app';

const escaped = (text: string) => text.replaceAll(/[()./]/g, String.raw`\$&`);

describe('a bad setting', () => {
  const DATA_DIR = newDataDir();
  const file = join(DATA_DIR, 'a-file');
  writeFileSync(file, '');

  const bad: [name: string, value: string, cure: string][] = [
    ['PORT', '80a', 'a whole number from 0 to 65535'],
    ['DATA_DIR', file, 'a folder this app may write to'],
    ['SESSION_SECRET', 'short', 'at least 32 characters'],
    ['SESSION_IDLE_SECONDS', '0', 'a whole number from 1 to 31536000'],
    ['SESSION_MAX_SECONDS', '1e3', 'a whole number from 1 to 31536000'],
    ['ORDER_STEP_SECONDS', '-1', 'a whole number from 1 to 86400'],
    ['FIRST_VISITS_PER_SECOND', 'many', 'a whole number from 0 to 1000000'],
    ['RATES_URL', 'ftp://rates.example', 'an http or https address'],
    ['FLIGHT_FEED_URL', 'nowhere', 'an http or https address'],
    ['TRUST_PROXY', 'everyone', 'the number of proxies (1 to 9) or their addresses'],
    ['PUBLIC_ORIGIN', 'sojourn.example', 'an origin such as https://sojourn.example'],
    ['ALLOWED_HOSTS', 'https://sojourn.example', 'a host such as sojourn.example'],
    ['REDIS_URL', 'localhost:6379', 'an address such as redis://localhost:6379'],
    ['REDIS_DURABILITY', 'yes', 'strict or relaxed'],
    ['METRICS_TOKEN', 'two words', 'of letters, digits and signs without a space'],
  ];

  it.each(bad)('is named with its cure: %s=%s must be %s', (name, value, cure) => {
    const load = () => loadConfig({ DATA_DIR, [name]: value });

    expect(load).toThrow(StartError);
    expect(load).toThrow(new RegExp(`^${name} must be ${escaped(cure)}.*$`));
  });

  it.each([
    ['PORT', '80a'],
    ['HOST', '192.0.2.1'],
    ['DATA_DIR', file],
    ['DATA_DIR', '/proc/sojourn'],
  ])('stops the start with one line and exit code 1: %s=%s', async (name, value) => {
    const app = AppProcess.launch({ DATA_DIR, [name]: value });

    expect(await app.ended()).toBe(1);

    expect(app.output).toMatch(new RegExp(`^.*${name}.* must be .*${escaped(value)}.*\n$`));
  });

  it('stops the start where the port is taken', async () => {
    const first = await AppProcess.start({ DATA_DIR });
    const { port: PORT } = new URL(first.url);

    const second = AppProcess.launch({ DATA_DIR, PORT });

    expect(await second.ended()).toBe(1);
    expect(second.output.trim()).toMatch(/^HOST and PORT must be .* free, not .*EADDRINUSE\)\.$/);
    await first.visitor().page('/').expect(200);
    await first.stop();
  });

  it('is none of these', () => {
    const config = loadConfig({
      PORT: '0',
      SESSION_SECRET: `${LONG}, ${LONG}er`,
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      PUBLIC_ORIGIN: 'https://sojourn.example, http://localhost:8080',
      ALLOWED_HOSTS: 'Sojourn.example, localhost:8080',
      METRICS_TOKEN: 'a-token',
      SESSION_IDLE_SECONDS: '',
    });

    expect(config).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      secrets: [LONG, `${LONG}er`],
      trustProxy: ['loopback', '10.0.0.0/8'],
      publicOrigins: ['https://sojourn.example', 'http://localhost:8080'],
      allowedHosts: ['sojourn.example', 'localhost:8080'],
      metricsToken: 'a-token',
      idleMs: 1_800_000,
      maxMs: 86_400_000,
      orderStepMs: 20_000,
      firstVisitsPerSecond: 50,
    });
  });
});
