import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { startPagesApp } from './pages.app.js';

describe.each(['', '/api'])('an app with views and nothing else for its pages, at “%s”', (base) => {
  let pages: Awaited<ReturnType<typeof startPagesApp>>;
  let ada: Visitor;

  beforeAll(async () => {
    pages = await startPagesApp(base);
    ada = new Visitor(pages.url);
    await ada.send(`${base}/counter/add`).expect(200);
  });

  afterAll(() => pages.stop());

  it('draws them in the package’s layout, with its script and its style', async () => {
    const { text } = await ada.page(`${base}/shop`).expect(200);

    expect(text).toMatch(/<title>The shop<\/title>[^]*Count: 1</);
    expect(text).toContain(`action="${base}/counter/by"`);
    const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    const answers = await Promise.all(files.map(async (path) => ada.page(path).expect(200)));
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
      'text/css; charset=utf-8',
      'text/javascript; charset=utf-8',
    ]);
  });

  it('shows a refused form again, with what was typed and what is wrong beside its field', async () => {
    const form = { step: '11', returnTo: `${base}/shop` };

    const { text } = await ada.submit(`${base}/counter/by`, form).expect(422);

    expect(text).toMatch(/id="counter-by-step"[^>]*value="11"[^>]*aria-invalid="true"/);
    expect(text).toMatch(/class="error" id="counter-by-step-error">[^<]+</);
  });

  it('shows what is wrong on a page of its own where the form’s page is JSON', async () => {
    const { text } = await ada.submit(`${base}/counter/by`, { step: '11' }).expect(422);
    const undo = await ada.submit(`${base}/session/undo`, { slice: '' }).expect(422);

    for (const page of [text, undo.text]) expect(page).toMatch(/<p role="alert">[A-Z][^<]+</);
  });

  it('pushes a region as it draws it', async () => {
    const tab = await Tab.open(pages.url, { cookie: ada.cookies });
    await tab.watch({ counter: 0 }, 'html');

    await ada.send(`${base}/counter/add`).expect(200);

    const pushed = await tab.next('changed');
    expect(pushed).toMatchObject({ slice: 'counter', html: expect.stringContaining('Count: 2') });
    tab.close();
  });
});
