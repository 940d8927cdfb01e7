import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import { undecoded } from '../support/assets.js';

describe('a page', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('takes half the bytes at most as %s', async (form, reads, undo) => {
    for (const path of ['/', '/pay', '/insurance', '/session']) {
      const whole = await undecoded(app.url + path, 'identity', 'text/html');
      const { headers, body } = await undecoded(app.url + path, reads, 'text/html');

      expect(headers['content-encoding']).toBe(form);
      expect(headers.vary).toBe('Cookie, Accept, Accept-Encoding');
      expect(body.length).toBeLessThan(whole.body.length / 2);
      expect(undo(body).toString()).toBe(whole.body.toString());
    }
  });

  it('that repeats what was asked for is as long as it is, for whoever listens on the way', async () => {
    for (const path of ['/no-such-page', '/arcade/no-such-run'])
      for (const accept of ['text/html', 'application/json']) {
        const { headers } = await undecoded(app.url + path, 'gzip, br', accept);
        expect(headers).not.toHaveProperty('content-encoding');
      }
  });
});
