import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import { assetsOf, undecoded } from '../support/assets.js';

const PAGES = ['/', '/arcade', '/flight', '/keys', '/lab'];
const FOR_GOOD = 'public, max-age=31536000, immutable';

const plain = (bytes: Buffer) => bytes;
const FORMS = [
  ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
  ['gzip', 'gzip, deflate', gunzipSync],
  ['gzip', 'gzip, br;q=0', gunzipSync],
  [undefined, 'identity', plain],
  [undefined, 'br;q=0, gzip;q=0', plain],
] as const;

describe('what a page loads', () => {
  let app: TestApp;
  let urls: string[];

  beforeAll(async () => {
    app = await TestApp.start();
    const found = await Promise.all(PAGES.map((path) => assetsOf(app.visitor(), path)));
    urls = [...new Set(found.flat())];
  });

  afterAll(() => app.stop());

  it.each(FORMS)(
    'comes as %s to whoever reads %s, and is the same file',
    async (form, reads, undo) => {
      for (const url of urls) {
        const whole = await undecoded(app.url + url, 'identity');
        const packed = await undecoded(app.url + url, reads);

        expect(packed.headers['content-encoding']).toBe(form);
        expect(packed.headers.vary).toBe('Accept-Encoding');
        expect(packed.headers['content-type']).toBe(whole.headers['content-type']);
        expect(undo(packed.body).equals(whole.body)).toBe(true);
      }
    },
  );

  it('may be kept for good in every mode, since its address changes with its content', async () => {
    expect(urls.length).toBeGreaterThan(8);
    for (const url of urls) {
      const { headers } = await app.visitor().page(url).expect(200);
      expect(headers['cache-control']).toBe(FOR_GOOD);
    }
  });

  it('is not to be had by any other fingerprint, and that may never be kept', async () => {
    for (const url of urls)
      for (const other of [url.replace(/-\w+\./, '-AAAAAAAA.'), url.replace(/-\w+\./, '.')]) {
        const { headers } = await app.visitor().page(other).expect(404);
        expect(headers['cache-control']).toBe('private, no-store');
      }
  });
});
