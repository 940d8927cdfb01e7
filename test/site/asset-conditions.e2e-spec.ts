import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';

const SESSION_SECRET = 'x'.repeat(32);

describe('a file that pages load', () => {
  let app: AppProcess;
  let file: string;

  beforeAll(async () => {
    const env = { DATA_DIR: newDataDir(), NODE_ENV: 'production', SESSION_SECRET };
    app = await AppProcess.start(env);
    const { text } = await app.visitor().page('/');
    file = /href="(\/assets\/[^"]+\.css)"/.exec(text)![1]!;
  });

  afterAll(() => app.stop());

  it.each([
    ['a part past its end', 416, { Range: 'bytes=99999999-' }],
    ['another than it is', 412, { 'If-Match': '"x"' }],
    ['what it was long ago', 412, { 'If-Unmodified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' }],
  ])('refuses to give %s: %i', async (_, status, headers) => {
    for (const [method, accept] of [
      ['GET', 'text/css,*/*;q=0.1'],
      ['GET', 'application/json'],
      ['HEAD', '*/*'],
    ] as const) {
      const answer = await app.visitor({ Accept: accept, ...headers }).request(method, file);
      const { headers: said } = answer;
      const [type] = said['content-type']!.split(';');

      expect(answer.status).toBe(status);
      expect(said['cache-control']).toBe('no-store');
      expect(type).toBe(accept === 'application/json' ? 'application/problem+json' : 'text/html');
      expect(said).not.toHaveProperty('etag');
      expect(said).not.toHaveProperty('last-modified');
    }
    expect(app.output).not.toMatch(/\bat .*\.js:\d+|"level":"(error|fatal)"/);
  });

  it('says how long it is to whoever asks past its end', async () => {
    const whole = await app.visitor().request('GET', file);

    const past = await app.visitor({ Range: 'bytes=99999999-' }).request('GET', file);

    expect(past.headers['content-range']).toBe(`bytes */${whole.headers['content-length']}`);
  });

  it('gives a part that it has', async () => {
    const { status, headers } = await app.visitor({ Range: 'bytes=0-9' }).request('GET', file);

    expect(status).toBe(206);
    expect(headers['content-range']).toMatch(/^bytes 0-9\/\d+$/);
    expect(headers['cache-control']).toMatch(/immutable/);
  });
});
