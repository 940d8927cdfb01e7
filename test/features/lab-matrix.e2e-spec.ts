import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readMatrix } from '../../src/features/lab/anomalies.js';
import { EVIDENCE } from '../../src/features/lab/evidence.js';
import { ABOUT } from '../../src/features/lab/lab.texts.js';
import { TestApp } from '../support/app.js';

const SOURCE = /href="(\/lab\/source\?file[^"]+)#L(\d+)"/g;

describe('the lab’s page', () => {
  let app: TestApp;
  let page: string;

  beforeAll(async () => {
    app = await TestApp.start();
    page = (await app.visitor().page('/lab').expect(200)).text;
  });

  afterAll(() => app.stop());

  it('has a row for every anomaly, with every count that was published', () => {
    for (const { name, cells } of readMatrix().rows) {
      const [row] = page.split(`id="anomaly-${name}"`)[1]!.split('</tr>');
      const shown = [...row!.matchAll(/<td class="is-\w+">[✓✗–] ([^<]+)</g)].map(
        ([, says]) => says,
      );

      expect(shown).toEqual(cells.map(({ says }) => says));
    }
  });

  it('leads from each row and each scenario to the lines, to the test and to reports', () => {
    const parts = [
      ...Object.keys(EVIDENCE).map((name) => [`id="anomaly-${name}"`, '</tr>']),
      ...Object.keys(ABOUT).map((name) => [`<div id="${name}"`, '</div>']),
    ] as [string, string][];

    for (const [begin, end] of parts) {
      const part = page.split(begin)[1]!.split(end)[0]!;
      expect(links(part)).toHaveLength(2);
      expect(part.match(/https:\/\/github\.com\/[^"]+\/issues\/\d+/g)!.length).toBeGreaterThan(1);
    }
  });

  it('leads to the very line that says so', async () => {
    const said = Object.values(EVIDENCE).flatMap(({ lines, test }) => [lines, test]);
    const matrix = page.slice(page.indexOf('lab-matrix'));

    for (const [index, { href, line }] of links(matrix).entries()) {
      const { file, says } = said[index]!;
      const { body } = await app.visitor().json(href).expect(200);

      expect(body).toMatchObject({ file });
      const { lines } = body as { lines: string[] };
      expect(lines[line - 1]).toContain(says);
      expect(`${lines.join('\n')}\n`).toBe(readFileSync(file, 'utf8'));
    }
  });

  it('lists its sources, and shows no other file', async () => {
    const list = await app.visitor().page('/lab/source').expect(200);

    expect(list.text).toContain('src/sojourn/session/apply.change.ts');
    for (const file of ['package.json', '../main.ts', '', 'constructor', '__proto__'])
      await app
        .visitor()
        .page(`/lab/source?file=${encodeURIComponent(file)}`)
        .expect(404);
    await app.visitor().page('/lab/source?file=a&file=b').expect(404);
  });
});

const links = (html: string) =>
  [...html.matchAll(SOURCE)].map(([, href, line]) => ({
    href: href!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
    line: Number(line),
  }));
