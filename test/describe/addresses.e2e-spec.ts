import { describe, expect, it } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer } from '../support/description.types.js';
import { describedApp } from '../support/openapi.js';

describe('the addresses that are described', () => {
  const stage = describedApp();

  it('name only addresses that are there', async () => {
    const visitor = stage.app.visitor();
    await visitor.send('/greeting/set', { name: 'Ada' });
    const addresses = Object.entries(stage.http.paths).filter(([path]) => !path.includes('{'));
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
      const visitor = stage.app.visitor({ Accept: accept });
      await visitor.send('/greeting/set', { name: 'Ada' });
      const read = Object.entries(stage.http.paths).filter(
        ([path, { get }]) => get && !/{/.test(path),
      );

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
