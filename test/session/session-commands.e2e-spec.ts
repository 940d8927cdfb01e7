import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import { cookieOf, cookiesOf, type Visitor } from '../support/visitor.js';

const COMMANDS = ['/session/renew', '/session/end', '/visitor/forget', '/session/stay'];

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

  /** Nothing has happened to it: it lives under the id it had, with all that was kept. */
  async function mustBeUntouched(before: string) {
    expect(ada.cookies).toBe(before);
    await ada.json('/session').expect(200);
    expect(await titles()).toEqual(['Buy laksa']);
  }

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

  it.each(COMMANDS)('is refused under the key of another command: %s', async (path) => {
    await ada.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one').expect(200);
    const before = ada.cookies;

    const refused = await keyed(path, 'one').expect(409);

    expect(refused.body).toMatchObject({ code: 'key-reused' });
    await mustBeUntouched(before);
  });

  it('is no other command’s under the key that renewed it', async () => {
    await keyed('/session/renew', 'one').expect(200);

    const set = ada.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one');

    expect((await set.expect(409)).body).toMatchObject({ code: 'key-reused' });
  });

  it.each(COMMANDS)('has no version, so that it is stale for any: %s', async (path) => {
    const before = ada.cookies;

    for (const tag of ['"0"', '"1"', 'W/"1"'])
      expect((await ada.send(path).set('If-Match', tag).expect(412)).body).toMatchObject({
        code: 'stale',
      });
    await mustBeUntouched(before);

    await ada.send(path).set('If-Match', '*').expect(200);
  });

  it.each(COMMANDS)('wants a key, a version and fields of their form: %s', async (path) => {
    const before = ada.cookies;
    const ask = () => ada.send(path);

    for (const answer of [
      await ask().set('Idempotency-Key', ''),
      await ask().set('Idempotency-Key', 'k'.repeat(65)),
      await ask().set('If-Match', '1'),
      await ada.send(path, '[]'),
    ])
      expect(answer.body).toMatchObject({ code: 'malformed', status: 400 });
    const foreign = await ada.send(path, { sid: 'x' }).expect(422);
    expect(foreign.body).toMatchObject({ code: 'invalid', errors: { sid: [expect.any(String)] } });
    await mustBeUntouched(before);
  });

  it('forgets once for one key: what was kept since stays, and so does its cookie', async () => {
    await keyed('/visitor/forget', 'one').expect(200);
    await ada.send('/todo/add', { title: 'Start over' }).expect(200);

    const again = await keyed('/visitor/forget', 'one').expect(200, { forgotten: true });

    expect(cookiesOf(again)).toBe('');
    await ada.submit('/session/end').expect(303);
    expect(await titles()).toEqual(['Start over']);
  });

  it('is no event where it sets cookies, and stale as one that has no version', async () => {
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    const refusal = async (event: string, payload: object) => {
      const { error } = (await tab.call(event, payload)) as { error?: { code: string } };
      return error?.code;
    };

    expect(await refusal('session:end', {})).toBe('not-found');
    expect(await refusal('session:renew', {})).toBe('not-found');
    expect(await refusal('session:stay', { ifVersion: 1 })).toBe('stale');
    expect(await refusal('visitor:forget', { ifVersion: 1 })).toBe('stale');
    await mustBeUntouched(ada.cookies);
  });
});
