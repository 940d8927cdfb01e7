import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { cookieOf } from '../support/visitor.js';

const COOKIE = 'eyJhZG1pbiI6ZmFsc2UsInVzZXIiOiJBZGEifQ.ZVPxAA.MT_M0MP_jFuGeZRVb9Xq7nZXdL0';
const CHANGED = COOKIE.replace('.ZVP', '.ZVQ');

describe('the forms of the lesson', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const readForm = (fields: Record<string, string>) =>
    app.visitor().submit('/keys/read', fields).expect('Content-Type', /html/);

  it('draw the cookie taken apart, around what was typed, and set nothing', async () => {
    const answer = await readForm({ cookie: COOKIE, secret: 'dev' }).expect(200);

    expect(answer.text).toContain('<span class="tag">Holds</span>');
    expect(answer.text).toContain('eyJhZG1pbiI6ZmFsc2UsInVzZXIiOiJBZGEifQ</span>.<span');
    expect(answer.text).toContain('datetime="2023-11-14T22:13:20.000Z"');
    expect(answer.text).toContain('&quot;user&quot;: &quot;Ada&quot;');
    expect(sentBack(answer.text, 'keys-read-cookie')).toBe(COOKIE);
    expect(sentBack(answer.text, 'keys-read-secret')).toBe('dev');
    expect([cookieOf(answer, 'sid'), cookieOf(answer, 'visitor')]).toEqual([undefined, undefined]);
  });

  it.each([
    ['Refused', { cookie: CHANGED, secret: 'dev' }],
    ['Refused', { cookie: COOKIE, secret: 'another' }],
    ['Refused', { cookie: COOKIE, secret: ' dev' }],
    ['Not checked', { cookie: CHANGED, secret: '' }],
    ['Not checked', { cookie: COOKIE }],
  ])('say “%s” of %j', async (verdict, fields) => {
    const { text } = await readForm(fields).expect(200);

    expect(text).toMatch(new RegExp(`<span class="tag is-\\w+">${verdict}</span>`));
    expect(text).not.toContain('<span class="tag">Holds</span>');
  });

  it('hand what was signed on to be read and changed', async () => {
    const payload = '{\n  "user": "Ada"\n}';
    const { text } = await app.visitor().submit('/keys/sign', { payload, secret: '' }).expect(200);
    const cookie = sentBack(text, 'keys-read-cookie');

    expect(text).toContain('<span class="tag">Holds</span>');
    expect(sentBack(text, 'keys-sign-payload')).toBe(payload);
    await readForm({ cookie, secret: 'the-key-of-this-lesson' }).expect(/"tag">Holds/);
  });

  it('show a refused form as it was typed, the message beside the field', async () => {
    const payload = '{\n\t"user": Ada\n}';
    const answer = await app.visitor().submit('/keys/sign', { payload, secret: ' x ' }).expect(422);

    expect(sentBack(answer.text, 'keys-sign-payload')).toBe(payload);
    expect(sentBack(answer.text, 'keys-sign-secret')).toBe(' x ');
    expect(answer.text).toContain('id="keys-sign-payload-error">Enter a JSON object');
    expect(answer.text).toMatch(/id="keys-sign-payload"[^>]*aria-describedby="[^"]*payload-error/);
  });

  it('show text as text, whatever a cookie holds', async () => {
    const payload = { html: '</pre><script>alert(1)</script>', view: '{{lesson}}' };
    const { body } = await app.visitor().send('/keys/sign', { payload });

    const { text } = await readForm({ cookie: (body as { cookie: string }).cookie });

    expect(text).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(text).toContain('{{lesson}}');
    expect(text).not.toContain('<script>alert');
  });

  it('begin with the visitor’s own name, and a stranger’s with none', async () => {
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });

    expect((await ada.page('/keys')).text).toContain('&quot;user&quot;: &quot;Ada&quot;');
    expect((await app.visitor().page('/keys')).text).toContain(
      '&quot;user&quot;: &quot;someone&quot;',
    );
  });

  it('show which cookies hold while a key is changed', async () => {
    const { text } = await app.visitor().page('/keys');
    const rows = [...text.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/g)];
    const outcomes = rows.map(([, label, cells]) => [
      label,
      ...(cells!.match(/holds|refused/g) ?? []),
    ]);

    expect(outcomes.slice(0, 3)).toEqual([
      ['Signed with the old key', 'holds', 'holds', 'refused'],
      ['Signed with the new key', 'refused', 'holds', 'holds'],
      ['The one taken apart', 'holds', 'holds', 'refused'],
    ]);
  });
});

/** What a field of the page holds. */
const sentBack = (text: string, id: string) =>
  new RegExp(`id="${id}"[^>]*?(?:value="([^"]*)"[^>]*>|>([^<]*)</textarea>)`)
    .exec(text)!
    .slice(1)
    .join('')
    .replaceAll('&quot;', '"');
