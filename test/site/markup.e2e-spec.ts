import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { Visitor } from '../support/visitor.js';

const PAGES = [
  '/',
  '/greeting',
  '/pay',
  '/pay/hours',
  '/pay/annual',
  '/todo',
  '/cart',
  '/orders',
  '/arcade',
  '/currency',
  '/electricity',
  '/insurance',
  '/superannuation',
  '/flight',
  '/keys',
  '/lab',
  '/lab/source',
  '/session',
  '/no-such-page',
];

const tags = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);

describe('a page', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
    ada = app.visitor();
    for (const title of ['Rest', 'Rest']) await ada.send('/todo/add', { title }).expect(200);
    await ada.send('/cart/add', { item: 'calamari' }).expect(200);
    await ada.send('/pay/set-wage', { wage: 20 }).expect(200);
  });

  afterAll(() => app.stop());

  it.each(PAGES)('%s says in a sentence what it is', async (path) => {
    const { text } = await ada.page(path);

    expect(text).toMatch(/<meta name="description" content="[^"<]{30,160}\.">/);
  });

  // Both are errors of the Nu checker.
  it.each(PAGES)(
    '%s has no hidden field to fill in, and no choice that is always made',
    async (path) => {
      const { text } = await ada.page(path);

      const hidden = tags(text, 'input').filter((tag) => tag.includes('type="hidden"'));
      expect(hidden.filter((tag) => tag.includes('autocomplete'))).toEqual([]);
      expect(tags(text, 'select').filter((tag) => tag.includes(' required'))).toEqual([]);
    },
  );

  it.each(PAGES)(
    '%s has forms that are told apart by their names, or are no landmarks',
    async (path) => {
      const { text } = await ada.page(path);
      const forms = tags(text, 'form').filter((tag) => !tag.includes('role="none"'));
      const names = forms.map((tag) => /aria-label="([^"]+)"/.exec(tag)?.[1]);

      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
    },
  );

  it.each(PAGES)('%s names nothing that has no role', async (path) => {
    const { text } = await ada.page(path);
    const named = ['pre', 'div', 'span', 'p'].flatMap((name) => tags(text, name));

    expect(named.filter((tag) => /aria-label/.test(tag) && !/ role="/.test(tag))).toEqual([]);
  });

  it('groups choices, and nothing else, in a group of radio buttons', async () => {
    const { text } = await ada.submit('/insurance/quote', { age: 'x' }).expect(422);
    const groups = [...text.matchAll(/<(\w+)[^>]* role="radiogroup"[^>]*>([\s\S]*?)<\/\1>/g)];

    expect(groups.length).toBeGreaterThan(1);
    for (const [group, , owned] of groups) {
      expect(group).toMatch(/aria-labelledby="[^"]+" aria-describedby="[^"]+" aria-invalid="true"/);
      expect(owned).not.toMatch(/<(p|legend)\b/);
    }
  });

  it.each(['2026-11-27', 'tomorrow', '2026-02-31T10:00Z', '2026-11-27T10:00Z'])(
    'keeps a time that its field can not hold, in a field that can: %s',
    async (departs) => {
      const { text } = await ada
        .submit('/flight/track', {
          number: 'QF1',
          from: 'x',
          to: 'LHR',
          departs,
          arrives: '2026-11-28T10:00',
        })
        .expect(422);
      const [field] = tags(text, 'input').filter((tag) => tag.includes('name="departs"'));
      const [other] = tags(text, 'input').filter((tag) => tag.includes('name="arrives"'));

      expect(field).toContain(`type="text" value="${departs}"`);
      expect(other).toContain('type="datetime-local" value="2026-11-28T10:00"');
    },
  );
});
