import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Scope } from '@nestjs/common';
import { Page } from '../../src/sojourn/pages/index.js';
import { until } from '../support/until.js';
import { Visitor } from '../support/visitor.js';
import { startPagesApp } from './pages.app.js';
import { SHELF_VIEWS, ShelvesController, slow } from './shelves.app.js';

describe('a form that is refused in an app of pages', () => {
  let pages: Awaited<ReturnType<typeof startPagesApp>>;
  let ada: Visitor;
  const added = (title: string, shelf = 'old books') =>
    ada.submit('/shelves/add', { title, returnTo: `/shelves/${shelf}` });

  beforeAll(async () => {
    pages = await startPagesApp('', SHELF_VIEWS, [ShelvesController]);
    ada = new Visitor(pages.url);
    await ada.send('/counter/add').expect(200);
  });

  afterAll(() => pages.stop());

  it('comes back on its page, drawn by the page’s own method, interceptors and parameters', async () => {
    const { text } = await added('too long', 'old-books').expect(422);

    expect(text).toMatch(/<h1>old-books by none, marked<[^]*value="too long"[^]*Count: 1</);
  });

  it('passes the guards of its page', async () => {
    const { text } = await added('too long', 'cellar').expect(403);

    expect(text).toContain('Nobody may go there.');
    expect(text).not.toContain('<h1>cellar');
  });

  it('shows what was typed and nothing of a session that ended meanwhile', async () => {
    let open!: () => void;
    slow.gate = new Promise((resolve) => (open = resolve));
    const late = added('Emma', 'old-books').then((answer) => answer);
    await until('the command to arrive', () => slow.waiting > 0);
    await ada.submit('/session/end').expect(303);

    open();

    const { status, text } = await late;
    expect([status, text]).toEqual([409, expect.stringContaining('value="Emma"')]);
    expect(text).toContain('Count: 0');
    expect(text).not.toContain('data-session');
  });
});

@Controller({ path: 'scoped', scope: Scope.REQUEST })
class ScopedController {
  @Page({ view: 'shelf', title: 'A shelf' })
  show() {}
}

it('says at start that a page’s controller must have the default scope', async () => {
  const start = startPagesApp('', SHELF_VIEWS, [ScopedController]);

  await expect(start).rejects.toThrow('ScopedController, at /scoped, must have the default scope');
});
