import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { slicesIn } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import { cookieOf, type Visitor } from '../support/visitor.js';

const EMPTY = { items: [], left: 0 };
const titles = async (visitor: Visitor) =>
  (await visitor.state<{ items: { title: string }[] }>('todo')).items.map(({ title }) => title);

describe('forgetting a browser', () => {
  let app: TestApp;
  let ada: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    [ada, stranger] = [app.visitor(), app.visitor()];
    await ada.send('/todo/add', { title: 'Buy laksa' }).expect(200);
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    await stranger.send('/todo/add', { title: 'Feed the cat' }).expect(200);
  });

  afterAll(() => app.stop());

  it('clears what outlives the session and its cookie, and nothing else', async () => {
    const answer = await ada.submit('/visitor/forget').expect(303).expect('Location', '/session');

    expect(cookieOf(answer, 'visitor')).toMatch(/^visitor=;.*Expires=Thu, 01 Jan 1970/);
    expect(await ada.state('todo')).toEqual(EMPTY);
    expect(await ada.state('pay')).toMatchObject({ wage: 30 });
    expect(await titles(stranger)).toEqual(['Feed the cat']);
    await ada.submit('/session/end').expect(303);
    await ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    expect(await ada.state('todo')).toEqual(EMPTY);
  });

  it('leaves no change that tells of it or takes it back', async () => {
    await ada.send('/todo/add', { title: 'Buy tea' }).expect(200);
    expect((await slicesIn(app)).join()).toContain('Buy');
    await ada.send('/visitor/forget').expect(200, { forgotten: true });

    const { text } = await ada.json('/session/changes').expect(200);
    expect(text).not.toContain('Buy');
    expect((await slicesIn(app)).join()).not.toContain('Buy');
    const undo = await ada.send('/session/undo', { slice: 'todo', version: 3 }).expect(409);
    expect(undo.body).toMatchObject({ code: 'not-undoable' });
  });

  it('tells every tab at the next version, by whichever door it is asked for', async () => {
    const [one, other] = await Promise.all(
      [ada, ada].map(({ cookies }) => Tab.open(app.url, { cookie: cookies })),
    );
    await other!.watch({ todo: 1 });

    expect(await one!.call('visitor:forget', {})).toEqual({ ok: true, forgotten: true });

    expect(await other!.next('changed')).toEqual({ slice: 'todo', version: 2, state: EMPTY });
    await ada.send('/todo/add', { title: 'Start over' }).expect(200);
    expect(await other!.next('changed')).toMatchObject({ version: 3, state: { left: 1 } });
  });

  it('works between two sessions, too, and begins none', async () => {
    await ada.submit('/session/end').expect(303);
    expect((await ada.page('/session')).text).toContain('Forget this browser');

    const answer = await ada.submit('/visitor/forget').expect(303);

    expect(cookieOf(answer, 'sid')).toBeUndefined();
    expect(cookieOf(answer, 'visitor')).toMatch(/^visitor=;/);
    await ada.json('/session').expect(404);
  });

  it('is over as soon as something is kept again, by a form or by a socket', async () => {
    await ada.submit('/visitor/forget').expect(303);
    const again = await ada.submit('/todo/add', { title: 'By a form' }).expect(303);
    expect(cookieOf(again, 'visitor')).toMatch(/^visitor=s%3A/);

    await ada.submit('/visitor/forget').expect(303);
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.call('todo:add', { title: 'By a socket' });
    const knock = await ada.request('GET', '/socket.io/?EIO=4&transport=polling').expect(200);
    expect(cookieOf(knock, 'visitor')).toMatch(/^visitor=s%3A/);
    await ada.submit('/session/end').expect(303);
    expect(await titles(ada)).toEqual(['By a socket']);
  });

  it('leaves a browser nameless for which nothing is kept', async () => {
    await ada.submit('/visitor/forget').expect(303);

    const knock = await ada.request('GET', '/socket.io/?EIO=4&transport=polling').expect(200);

    expect(cookieOf(knock, 'visitor')).toBeUndefined();
  });
});
