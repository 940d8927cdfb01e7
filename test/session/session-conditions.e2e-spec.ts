import { describe, expect, it } from '@jest/globals';
import { keyed } from '../support/keyed.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import { titles } from '../support/todo.list.js';

const COMMANDS = ['/session/renew', '/session/end', '/visitor/forget', '/session/stay'];

describe('what a command of the session itself may carry', () => {
  const stage = sharedApp({
    begin: (ada) => ada.send('/todo/add', { title: 'Buy laksa' }).expect(200),
  });

  /** Nothing has happened to it: it lives under the id it had, with all that was kept. */
  async function mustBeUntouched(before: string) {
    expect(stage.ada.cookies).toBe(before);
    await stage.ada.json('/session').expect(200);
    expect(await titles(stage.ada)).toEqual(['Buy laksa']);
  }

  it.each(COMMANDS)('is refused under the key of another command: %s', async (path) => {
    await stage.ada.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one').expect(200);
    const before = stage.ada.cookies;

    const refused = await keyed(stage.ada, path, 'one').expect(409);

    expect(refused.body).toMatchObject({ code: 'key-reused' });
    await mustBeUntouched(before);
  });

  it.each(COMMANDS)('has no version, so that it is stale for any: %s', async (path) => {
    const before = stage.ada.cookies;

    for (const tag of ['"0"', '"1"', 'W/"1"'])
      expect((await stage.ada.send(path).set('If-Match', tag).expect(412)).body).toMatchObject({
        code: 'stale',
      });
    await mustBeUntouched(before);

    await stage.ada.send(path).set('If-Match', '*').expect(200);
  });

  it.each(COMMANDS)('wants a key, a version and fields of their form: %s', async (path) => {
    const before = stage.ada.cookies;
    const ask = () => stage.ada.send(path);

    for (const answer of [
      await ask().set('Idempotency-Key', ''),
      await ask().set('Idempotency-Key', 'k'.repeat(65)),
      await ask().set('If-Match', '1'),
      await stage.ada.send(path, '[]'),
    ])
      expect(answer.body).toMatchObject({ code: 'malformed', status: 400 });
    const foreign = await stage.ada.send(path, { sid: 'x' }).expect(422);
    expect(foreign.body).toMatchObject({ code: 'invalid', errors: { sid: [expect.any(String)] } });
    await mustBeUntouched(before);
  });

  it('is no event where it sets cookies, and stale as one that has no version', async () => {
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const refusal = async (event: string, payload: object) => {
      const { error } = (await tab.call(event, payload)) as { error?: { code: string } };
      return error?.code;
    };

    expect(await refusal('session:end', {})).toBe('not-found');
    expect(await refusal('session:renew', {})).toBe('not-found');
    expect(await refusal('session:stay', { ifVersion: 1 })).toBe('stale');
    expect(await refusal('visitor:forget', { ifVersion: 1 })).toBe('stale');
    await mustBeUntouched(stage.ada.cookies);
  });
});
