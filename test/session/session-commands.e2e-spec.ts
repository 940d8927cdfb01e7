import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { cookieOf, cookiesOf, type Visitor } from '../support/visitor.js';

describe('a command of the session itself', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/todo/add', { title: 'Buy laksa' }).expect(200);
  });

  afterAll(() => app.stop());

  const keyed = (path: string, key: string) => ada.send(path).set('Idempotency-Key', key);

  const titles = async () =>
    (await ada.state<{ items: { title: string }[] }>('todo')).items.map(({ title }) => title);

  it('renews once for one key, as a script or a form sends it, and once more for another', async () => {
    const first = await keyed('/session/renew', 'one').expect(200);
    expect(cookieOf(first, 'sid')).toBeDefined();
    const again = await keyed('/session/renew', 'one').expect(200);
    expect(again.body).toEqual(first.body);
    expect(cookiesOf(again)).toBe('');

    const form = ['/session/renew', { commandId: 'of the form' }] as const;
    expect(cookieOf(await ada.submit(...form).expect(303), 'sid')).toBeDefined();
    expect(cookiesOf(await ada.submit(...form).expect(303))).toBe('');
    expect(cookieOf(await keyed('/session/renew', 'two').expect(200), 'sid')).toBeDefined();
  });

  it('renews once where ten send the same key at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => keyed('/session/renew', 'one')),
    );

    expect(answers.filter((answer) => cookieOf(answer, 'sid'))).toHaveLength(1);
    expect(await titles()).toEqual(['Buy laksa']);
  });

  it('ends and is answered the same when it is sent again', async () => {
    const Cookie = ada.cookies;
    const first = await keyed('/session/end', 'one').expect(200, { ended: true });
    const late = app.visitor({ Cookie });

    const again = await late.send('/session/end').set('Idempotency-Key', 'one').expect(200);

    expect(again.body).toEqual(first.body);
  });

  it('is no other command’s under the key that renewed it', async () => {
    await keyed('/session/renew', 'one').expect(200);

    const set = ada.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one');

    expect((await set.expect(409)).body).toMatchObject({ code: 'key-reused' });
  });

  it('forgets once for one key: what was kept since stays, and so does its cookie', async () => {
    await keyed('/visitor/forget', 'one').expect(200);
    await ada.send('/todo/add', { title: 'Start over' }).expect(200);

    const again = await keyed('/visitor/forget', 'one').expect(200, { forgotten: true });

    expect(cookiesOf(again)).toBe('');
    await ada.submit('/session/end').expect(303);
    expect(await titles()).toEqual(['Start over']);
  });
});
