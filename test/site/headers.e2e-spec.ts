import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, answers } from '../support/answers.js';
import { TestApp } from '../support/app.js';
import { TrialModule } from '../support/trial.js';

describe('every answer', () => {
  let app: TestApp;
  let all: Answer[];

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
    // The faults below are meant.
    app.nest.useLogger(false);
    all = await answers(app);
  });

  afterAll(() => app.stop());

  it('is its visitor’s only, for every cache', () => {
    for (const { headers } of all) {
      expect(headers.vary).toMatch(/\bCookie\b/);
      expect(headers['cache-control']).toMatch(/no-store/);
      expect(headers).not.toHaveProperty('etag');
    }
    const personal = all.filter(({ headers }) => headers['cache-control'] === 'private, no-store');
    expect(personal).toHaveLength(all.length - 1);
  });

  it('says what it is, and is taken for nothing else', () => {
    const known = /^(text\/html|application\/(problem\+)?json); charset=utf-8$/;
    const said = all.filter(({ text }) => text).map(({ headers }) => headers['content-type']);

    expect(said.filter((type) => !known.test(type!))).toEqual([]);
    for (const { headers } of all) expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('tells the browser what its pages may load, and who may frame them', () => {
    for (const { headers } of all) {
      const policy = headers['content-security-policy'];
      for (const rule of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  it('tells nothing of what the app is made of, nor why it failed', () => {
    for (const { headers, text } of all) {
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(text ?? '').not.toMatch(/secret\/path|SELECT|node_modules|\.js:\d+|Error:/);
    }
  });

  it('lets no other site read it', () => {
    for (const { headers } of all)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('does not ask for TLS outside production', () => {
    for (const { headers } of all) expect(headers).not.toHaveProperty('strict-transport-security');
  });
});
