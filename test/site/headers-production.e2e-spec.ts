import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answers } from '../support/answers.js';
import { TestApp } from '../support/app.js';
import { TrialModule } from '../support/trial.js';

describe('in production', () => {
  let app: TestApp;

  beforeAll(async () => {
    const SESSION_SECRET = 'x'.repeat(32);
    app = await TestApp.start({ NODE_ENV: 'production', SESSION_SECRET }, [TrialModule]);
    app.nest.useLogger(false);
  });

  afterAll(() => app.stop());

  it('every answer asks for TLS from now on', async () => {
    for (const { headers } of await answers(app))
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('what pages load is for every cache, for good, and without a cookie', async () => {
    const ada = app.visitor();
    const { text } = await ada.page('/').expect(200);
    const urls = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url!);

    expect(urls.length).toBeGreaterThan(3);
    for (const url of urls) {
      const { headers } = await ada.page(url).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });
});
