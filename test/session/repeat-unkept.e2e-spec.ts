import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const SECOND_MS = 1_000;

/** Commands that keep nothing, and another payload of the same where there is one. */
const COMMANDS = [
  ['/session/stay', {}, undefined],
  ['/keys/sign', { payload: { n: 1 } }, { payload: { n: 2 } }],
  ['/keys/read', { cookie: 'eyJuIjoxfQ.Zg.c2ln' }, { cookie: 'eyJuIjoyfQ.Zg.c2ln' }],
  [
    '/lab/schedule',
    { scenario: 'revived', store: 'sojourn', order: 'ABABAB' },
    { scenario: 'revived', store: 'sojourn', order: 'AAABBB' },
  ],
] as const;
const FIRST = COMMANDS.map(([path, payload]) => [path, payload] as const);

const send = (visitor: Visitor, path: string, payload: object, key: string) =>
  visitor.send(path, payload).set('Idempotency-Key', key);

const sign = (visitor: Visitor, n: number) =>
  send(visitor, '/keys/sign', { payload: { n } }, 'one').expect(200);

describe('a command that keeps nothing, sent again with its key', () => {
  const stage = sharedApp({
    begin: async (ada) => {
      const begin = ada.send('/greeting/set', { name: 'Ada' });
      await begin.set('Idempotency-Key', 'used').expect(200);
    },
  });

  it.each(FIRST)('is answered the same by both doors: %s', async (path, payload) => {
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });

    const { body: first } = await send(stage.ada, path, payload, 'one').expect(200);
    stage.app.clock.pass(5 * SECOND_MS);

    expect((await send(stage.ada, path, payload, 'one').expect(200)).body).toEqual(first);
    const event = path.slice(1).replace('/', ':');
    const ack = await tab.call(event, { ...payload, commandId: 'one' });
    expect(ack).toEqual({ ok: true, ...(first as object) });
    tab.close();
  });

  it.each(COMMANDS)('is refused under the key of another: %s', async (path, payload, other) => {
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await send(stage.ada, path, payload, 'one').expect(200);

    const answers = [await send(stage.ada, path, payload, 'used')];
    if (other) answers.push(await send(stage.ada, path, other, 'one'));
    answers.push(await send(stage.ada, '/greeting/set', { name: 'Bea' }, 'one'));
    for (const { status, body } of answers)
      expect([status, body]).toMatchObject([409, { code: 'key-reused' }]);
    const event = path.slice(1).replace('/', ':');
    expect(await tab.call(event, { ...payload, commandId: 'used' })).toMatchObject({
      error: { code: 'key-reused' },
    });

    expect(await stage.ada.state('greeting')).toEqual({ name: 'Ada' });
    tab.close();
  });

  it('is another for a stranger, and for someone without a session nothing is remembered', async () => {
    const [eve, nobody] = [stage.app.visitor(), stage.app.visitor()];
    await eve.send('/greeting/set', { name: 'Eve' }).expect(200);
    await sign(stage.ada, 1);
    await sign(eve, 2);
    for (const n of [3, 4]) expect((await sign(nobody, n)).body).toMatchObject({ payload: { n } });
    expect(nobody.cookies).toBe('');
  });

  it('keeps the session alive all the same', async () => {
    const { body } = await send(stage.ada, '/session/stay', {}, 'one').expect(200);
    stage.app.clock.pass(60 * SECOND_MS);
    await send(stage.ada, '/session/stay', {}, 'one').expect(200);

    const { idleExpiresAt } = body as { idleExpiresAt: string };
    const { body: inspected } = await stage.ada.json('/session').expect(200);
    const later = Date.parse((inspected as { idleExpiresAt: string }).idleExpiresAt);
    expect(later).toBe(Date.parse(idleExpiresAt) + 60 * SECOND_MS);
  });
});
