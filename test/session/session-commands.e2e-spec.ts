import { describe, expect, it } from '@jest/globals';
import { keyed } from '../support/keyed.js';
import { sharedApp } from '../support/shared.app.js';
import { titles } from '../support/todo.list.js';
import { cookieOf, cookiesOf } from '../support/visitor.js';

describe('a command of the session itself', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/todo/add', { title: 'Buy laksa' }).expect(200),
  });

  it('renews once for one key, as a script or a form sends it, and once more for another', async () => {
    const first = await keyed(stage.ada, '/session/renew', 'one').expect(200);
    expect(cookieOf(first, 'sid')).toBeDefined();
    const again = await keyed(stage.ada, '/session/renew', 'one').expect(200);
    expect(again.body).toEqual(first.body);
    expect(cookiesOf(again)).toBe('');

    const form = ['/session/renew', { commandId: 'of the form' }] as const;
    expect(cookieOf(await stage.ada.submit(...form).expect(303), 'sid')).toBeDefined();
    expect(cookiesOf(await stage.ada.submit(...form).expect(303))).toBe('');
    expect(
      cookieOf(await keyed(stage.ada, '/session/renew', 'two').expect(200), 'sid'),
    ).toBeDefined();
  });

  it('renews once where ten send the same key at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => keyed(stage.ada, '/session/renew', 'one')),
    );

    expect(answers.filter((answer) => cookieOf(answer, 'sid'))).toHaveLength(1);
    expect(await titles(stage.ada)).toEqual(['Buy laksa']);
  });

  it('ends and is answered the same when it is sent again', async () => {
    const Cookie = stage.ada.cookies;
    const first = await keyed(stage.ada, '/session/end', 'one').expect(200, { ended: true });
    const late = stage.app.visitor({ Cookie });

    const again = await late.send('/session/end').set('Idempotency-Key', 'one').expect(200);

    expect(again.body).toEqual(first.body);
  });

  it('is no other command’s under the key that renewed it', async () => {
    await keyed(stage.ada, '/session/renew', 'one').expect(200);

    const set = stage.ada.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one');

    expect((await set.expect(409)).body).toMatchObject({ code: 'key-reused' });
  });

  it('forgets once for one key: what was kept since stays, and so does its cookie', async () => {
    await keyed(stage.ada, '/visitor/forget', 'one').expect(200);
    await stage.ada.send('/todo/add', { title: 'Start over' }).expect(200);

    const again = await keyed(stage.ada, '/visitor/forget', 'one').expect(200, { forgotten: true });

    expect(cookiesOf(again)).toBe('');
    await stage.ada.submit('/session/end').expect(303);
    expect(await titles(stage.ada)).toEqual(['Start over']);
  });
});
