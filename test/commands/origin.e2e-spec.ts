import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { Visitor } from '../support/visitor.js';

const SITES = ['same-origin', 'same-site', 'cross-site', 'none', undefined];

const ORIGINS = ['own', 'https://evil.example', 'null', undefined];

const CASES = SITES.flatMap((site) =>
  ORIGINS.map((origin) => {
    // Which page hides its origin no page can say, but a browser does.
    const passes =
      origin === 'null'
        ? site === 'same-origin'
        : !['same-site', 'cross-site'].includes(site!) && ['own', undefined].includes(origin);
    return [passes ? 'obeyed' : 'refused', site, origin] as const;
  }),
);

describe('a command', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start({ PUBLIC_ORIGIN: 'https://sojourn.example,https://beta.example' });
    ada = app.visitor();
  });

  afterAll(() => app.stop());

  const ways = [
    ['form', (name: string) => ada.submit('/greeting/set', { name }), 303],
    ['JSON', (name: string) => ada.send('/greeting/set', { name }), 200],
  ] as const;

  const sentFrom = (site: string | undefined, origin: string | undefined) => ({
    ...(site && { 'Sec-Fetch-Site': site }),
    ...(origin && { Origin: origin === 'own' ? app.url : origin }),
  });

  describe.each(ways)('as %s', (_, send, success) => {
    it.each(CASES)('is %s from site %s and origin %s', async (outcome, site, origin) => {
      await ada.send('/greeting/set', { name: 'Ada' }).expect(200);

      const answer = await send('Eve').set(sentFrom(site, origin));

      expect(answer.status).toBe(outcome === 'obeyed' ? success : 403);
      expect(await ada.state('greeting')).toEqual({ name: outcome === 'obeyed' ? 'Eve' : 'Ada' });
      expect(answer.text.includes('sent from another site')).toBe(outcome === 'refused');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    });

    it.each(['https://sojourn.example', 'https://beta.example'])(
      'is obeyed from %s, which PUBLIC_ORIGIN names',
      async (origin) => {
        await ada.send('/greeting/set', { name: 'Ada' }).expect(200);

        const answer = await send('Bea').set(sentFrom('cross-site', origin));

        expect(answer.status).toBe(success);
      },
    );

    it.each([
      'https://sojourn.example.evil.example',
      'https://evil-sojourn.example',
      'http://sojourn.example',
      'https://sojourn.example:8443',
      'sojourn.example',
    ])('is refused from %s, which only looks like it', async (origin) => {
      const answer = await send('Eve').set(sentFrom(undefined, origin));

      expect(answer.status).toBe(403);
    });
  });

  it.each(['/session/end', '/session/renew'])(
    '%s is refused from another site, too',
    async (path) => {
      await ada.send('/greeting/set', { name: 'Ada' }).expect(200);

      const json = await ada.send(path).set('Origin', 'https://evil.example').expect(403);
      const form = await ada.submit(path).set('Sec-Fetch-Site', 'cross-site').expect(403);

      expect(json.body).toMatchObject({ status: 403, code: 'foreign-origin' });
      for (const { headers } of [json, form]) expect(headers).not.toHaveProperty('set-cookie');
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
    },
  );

  it.each([
    ['text/plain', '{"name":"Eve"}'],
    ['multipart/form-data; boundary=x', '{"name":"Eve"}'],
    ['application/json', '{bad'],
    ['application/x-www-form-urlencoded', `name=${'x'.repeat(70_000)}`],
  ])('that another site sends as %s is refused for that, whatever it is', async (type, body) => {
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);

    await ada
      .send('/greeting/set', body)
      .set({ 'Content-Type': type, Origin: 'https://evil.example' })
      .expect(403);

    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('a page is shown to whoever comes from another site, by a link', async () => {
    await ada.page('/pay').set(sentFrom('cross-site', undefined)).expect(200);
  });
});
