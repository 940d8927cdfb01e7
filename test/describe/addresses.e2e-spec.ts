import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { TestApp } from '../support/app.js';
import { type Answer, type OpenApi } from '../support/description.types.js';

describe('the addresses that are described', () => {
  let app: TestApp;
  let http: OpenApi;

  beforeAll(async () => {
    app = await TestApp.start();
    http = (await app.visitor().json('/openapi.json').expect(200)).body as OpenApi;
  });

  afterAll(() => app.stop());

  it('name only addresses that are there', async () => {
    const visitor = app.visitor();
    await visitor.send('/greeting/set', { name: 'Ada' });
    const addresses = Object.entries(http.paths).filter(([path]) => !path.includes('{'));
    const lost: string[] = [];
    for (const [path, { get }] of addresses) {
      const { body } = get ? await visitor.json(path) : await visitor.send(path);
      if ((body as { detail?: string }).detail === 'There is nothing at this address.')
        lost.push(path);
    }

    expect(addresses.length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
  });

  it.each(['application/json', 'text/html'])(
    'say of what type each address is read, also by who asks for %s',
    async (accept) => {
      const visitor = app.visitor({ Accept: accept });
      await visitor.send('/greeting/set', { name: 'Ada' });
      const read = Object.entries(http.paths).filter(([path, { get }]) => get && !/{/.test(path));

      for (const [path, { get }] of read) {
        const { headers } = await visitor.request('GET', path).expect(200);
        const types = typesOf(get!.responses[200]!);
        expect([path, types]).toEqual([path, expect.arrayContaining([bare(typeOf(headers))])]);
      }
    },
  );
});

const typesOf = ({ content = {}, 'x-html': isHtml }: Answer) => [
  ...Object.keys(content).map(bare),
  ...(isHtml ? ['text/html'] : []),
];

const typeOf = (headers: IncomingHttpHeaders) => headers['content-type']!;

const bare = (type: string) => type.split(';')[0];
