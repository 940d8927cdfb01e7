import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { TestApp } from '../support/app.js';

const FOLDER = 'docs/pictures';
const PUBLIC_ORIGIN = 'https://sojourn.example';
const MAX_BYTES = 150_000;

/** As a PNG says it of itself. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('a picture', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ PUBLIC_ORIGIN });
  });

  afterAll(() => app.stop());

  it('of the README is there, described, and not too large', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
    const names = readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`);

    expect(new Set(shown.map(([, , path]) => path))).toEqual(new Set(names));
    for (const [, words] of shown) expect(words!.length).toBeGreaterThan(20);
    expect(names.filter((name) => statSync(name).size > MAX_BYTES)).toEqual([]);
  });

  it('goes with a link to a page: the social card, by its whole address', async () => {
    const { text } = await app.visitor().page('/pay').expect(200);
    const [, address] = /<meta property="og:image" content="([^"]+)"/.exec(text)!;

    expect(address).toContain(`${PUBLIC_ORIGIN}/assets/`);
    const answer = await fetch(address!.replace(PUBLIC_ORIGIN, app.url));
    const card = Buffer.from(await answer.arrayBuffer());
    expect([answer.headers.get('content-type'), sizeOf(card)]).toEqual(['image/png', [1200, 630]]);
    expect(card.length).toBeLessThan(MAX_BYTES);
  });
});
