import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { cookiesOf } from '../support/visitor.js';

/** The changes that a page lists, as `slice version`. */
const listed = (html: string) =>
  [...html.matchAll(/<li class="row" id="change-(\w+)-(\d+)">/g)].map(
    ([, slice, version]) => `${slice} ${version}`,
  );

describe('the inspector', () => {
  const stage = sharedApp({
    begin: async (ada) => {
      for (const wage of [30, 32]) await ada.send('/pay/set-wage', { wage }).expect(200);
      await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    },
  });

  const show = async (query = '') => (await stage.ada.page(`/session${query}`).expect(200)).text;

  it('lists the changes of all slices, or of the one that is asked for', async () => {
    expect(listed(await show())).toEqual(['greeting 1', 'pay 2', 'pay 1']);

    const html = await show('?slice=pay');

    expect(listed(html)).toEqual(['pay 2', 'pay 1']);
    expect(html).toMatch(/href="\/session\?slice=pay" aria-current="page"/);
    expect(await show('?slice=no-such')).toContain('No change of no-such is known.');
  });

  it.each(['?slice=', '?slice[]=pay', '?slice=pay&slice=cart', '?slice=__proto__'])(
    'takes any filter: %s',
    async (query) => {
      await stage.ada.page(`/session${query}`).expect(200);
    },
  );

  it('says how long each slice is and by how much a change made it longer', async () => {
    await stage.ada.send('/greeting/set', { name: 'Ada Lovelace' }).expect(200);

    expect(await show('?slice=greeting')).toMatch(/version 2 [^]+? 23 bytes, \+9/);
  });

  it('counts down to both ends of the session', async () => {
    stage.app.clock.pass(60_000);
    await stage.ada.json('/pay').expect(200);

    expect([...(await show()).matchAll(/data-left="(\d+)"/g)].map(([, left]) => left)).toEqual([
      '1800',
      '86340',
    ]);
  });

  it('folds a long value, and shows a short one', async () => {
    await stage.ada.send('/todo/add', { title: 'Water the plants on the balcony' }).expect(200);

    const html = await show();

    expect(html).toMatch(/<summary>a list of 1<\/summary><pre[^>]*>[^<]*Water the plants/);
    expect(html).toMatch(/<dt>left<\/dt>\s*<dd><code>1<\/code>/);
  });

  it('hands out all that is kept as a file, to its visitor only', async () => {
    const { body, headers } = await stage.ada.page('/session/download').expect(200);

    expect(headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename="?session.json/),
    });
    expect(body).toMatchObject({
      slices: [{ slice: 'greeting' }, { slice: 'pay', state: { wage: 32 } }],
      changes: [{ slice: 'greeting' }, { slice: 'pay' }, { slice: 'pay' }],
    });
    await stage.app.visitor().json('/session/download').expect(404);
  });

  it('renews, and proves by trying it that the old id is dead', async () => {
    const old = stage.app.visitor({ Cookie: stage.ada.cookies });

    const page = await stage.ada.submit('/session/prove-renewal').expect(200);

    expect(page.text).toContain('The old id is dead');
    expect(page.text).toMatch(/<strong>409<\/strong> <code>session-ended<\/code>/);
    expect(cookiesOf(page)).toContain('sid=');
    await old.send('/pay/set-wage', { wage: 1 }).expect(409);
    expect(await stage.ada.state('pay')).toMatchObject({ wage: 32 });
  });

  it('says the same to a script, and to a stranger that there is nothing to renew', async () => {
    const { body } = await stage.ada.send('/session/prove-renewal').expect(200);

    expect(body).toEqual({
      oldId: { status: 409, code: 'session-ended', message: expect.any(String), setsCookie: false },
    });
    await stage.app.visitor().send('/session/prove-renewal').expect(404);
  });
});
