import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';

const HIDDEN = [
  '/.git/HEAD',
  '/.env',
  '/package.json',
  '/secret',
  '/data/secret',
  '/sojourn.sqlite',
  '/data/sojourn.sqlite',
  '/dist/main.js',
  '/src/main.ts',
  '/views/layout.hbs',
  '/node_modules/express/package.json',
  '/..%2f',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/../package.json',
  '/..%5cpackage.json',
  '/assets/',
  '/assets',
  '/assets/x',
  '/assets/x/',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/x/../../../package.json',
  '/assets/x/..%2f..%2fpackage.json',
  '/assets/x/%2e%2e/%2e%2e/package.json',
  '/assets/x/..%00/package.json',
  '/assets/x/.git/HEAD',
  '/%',
  '/%E0%A4%A',
  '/assets/x/%',
  '/pay%00',
  '//evil.example/pay',
  '/debug',
  '/api-docs',
  '/constructor',
  '/__proto__',
  '/greeting/__proto__',
  `/${'a'.repeat(5_000)}`,
];

describe('an address that no page has', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each(HIDDEN)('%s shows nothing', async (path) => {
    const { status, text, headers } = await raw(app.url, path);

    expect(status).toBe(404);
    expect(text).toContain('<h1>Nothing here</h1>');
    expect(text).not.toMatch(/sojourn",|ref: refs|SQLite format/);
    expect(headers).not.toHaveProperty('location');
  });
});
