import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { SessionOptions } from 'sojourn';
import { InspectorModule } from '../../src/sojourn/pages/inspector/inspector.module.js';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

@Module({})
class AppModule {}

const SECRET = 'k'.repeat(32);

/** The ids and signatures of cookies, as they are sent and as they are meant. */
const secretsIn = (cookies: string) =>
  cookies
    .split('; ')
    .map((cookie) => decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)))
    .flatMap((value) => value.replace('s:', '').split('.'))
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);

const PLACES: [address: string, prefix: string, options: Partial<SessionOptions>][] = [
  ['/session', '', {}],
  ['/api/session', '/api', {}],
  ['/api/v1/account/session', '/api', { paths: { session: 'account/session', visitor: 'me' } }],
];

describe.each(PLACES)('a stranger’s app with InspectorModule, at %s', (at, global, options) => {
  const prefix = at.replace(`/${options.paths?.session ?? 'session'}`, '');
  const imports = [CounterAppModule.onMemory(SECRET, options), InspectorModule];
  const stage = sharedNest({ module: AppModule, imports }, global, prefix.split('/v')[1]);

  const show = async (visitor: Visitor, query = '') =>
    (await visitor.page(`${at}${query}`).expect(200)).text;

  it('has the page without any view of its own, with its style and its script', async () => {
    const ada = new Visitor(stage.url);
    await ada.send(`${prefix}/counter/add`).expect(200);

    const html = await show(ada);

    expect(html).toMatch(/<dt>n<\/dt>\s*<dd><code>1<\/code>/);
    expect(html).toContain(`action="${at}/undo"`);
    const files = [...html.matchAll(/(?:href|src)="([^"]+inspector\.[^"]+)"/g)];
    const types = await Promise.all(files.map(async ([, file]) => typeOf(await ada.page(file!))));
    expect(types).toEqual(['text/css', 'text/javascript']);
  });

  it('leads to nothing but what there is', async () => {
    const ada = new Visitor(stage.url);
    await ada.send(`${prefix}/counter/add`).expect(200);
    const html = await show(ada);
    const named = (pattern: RegExp) =>
      new Set([...html.matchAll(pattern)].map(([, path]) => path!));
    const [forms, links] = [named(/action="([^"]+)"/g), named(/(?:href|src)="([^"]+)"/g)];

    for (const form of forms) await ada.page(form).expect(303).expect('Location', at);
    for (const link of links) await ada.page(link).expect(200);
    expect([forms.size, links.size]).toEqual([5, 5]);
  });

  it('tells of each tab what it watches and the version that it has', async () => {
    const ada = new Visitor(stage.url);
    await ada.send(`${prefix}/counter/add`).expect(200);
    const tab = await Tab.open(stage.url, { cookie: ada.cookies });
    await tab.watch({ counter: 0 });
    await ada.send(`${prefix}/counter/add`).expect(200);
    await tab.next('changed');

    expect(await show(ada)).toMatch(/Open tabs: 1<[^]+counter <strong>2<\/strong>[^]+By websocket/);
    tab.close();
  });

  it('takes a change back by its form, and keeps refusals as plain as they are', async () => {
    const ada = new Visitor(stage.url);
    for (const step of [1, 2]) await ada.send(`${prefix}/counter/by`, { step }).expect(200);
    await ada.submit(`${at}/undo`, { slice: 'counter', version: '2' }).expect(303);

    expect(await show(ada)).toContain('n: 3 → 1');
    const { text } = await ada.submit(`${prefix}/counter/by`, { step: 'many' }).expect(422);
    expect(text).toContain(`href="${prefix}/counter"`);
  });

  it('renews, and shows around the form that the old id is dead', async () => {
    const ada = new Visitor(stage.url);
    await ada.send(`${prefix}/counter/add`).expect(200);

    const shown = await ada.submit(`${at}/prove-renewal`).expect(200);
    const { text } = shown;
    expect([typeOf(shown), text]).toEqual([
      'text/html',
      expect.stringContaining('The old id is dead'),
    ]);
    expect(text).toContain(`action="${at}/stay"`);
  });

  it('shows a stranger nothing, and begins no session', async () => {
    const { text, headers } = await new Visitor(stage.url).page(at).expect(200);

    expect(text).toContain('Nothing is kept for you');
    expect(text).not.toContain('data-live');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('shows the parts of its cookie, and neither id nor signature', async () => {
    const ada = new Visitor(stage.url);
    await ada.send(`${prefix}/counter/add`).expect(200);
    const html = await show(ada);

    for (const part of ['s:', 'HttpOnly', 'SameSite&#x3D;Lax', 'Path&#x3D;/'])
      expect(html).toContain(`<code>${part}</code>`);
    for (const secret of [SECRET, ...secretsIn(ada.cookies)]) expect(html).not.toContain(secret);
  });
});

const typeOf = ({ headers }: { headers: IncomingHttpHeaders }) =>
  headers['content-type']?.split(';')[0];
