import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { ownerKeyOf, rowsOf } from '../support/database.js';
import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
import { cookiesOf, sidIn } from '../support/visitor.js';

const NOTHING = { owners: 0, slices: 0, sessions: 0, commands: 0 };

describe('what is under way while a session ends', () => {
  let app: TestApp;
  let script: TrialScript;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
    script = app.nest.get(TrialScript);
  });

  afterAll(() => app.stop());

  /** A visitor with a session, and the cookies a thief may have copied. */
  async function begun() {
    const visitor = app.visitor();
    const began = await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    await visitor.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one').expect(200);
    const cookies = cookiesOf(began);
    const key = ownerKeyOf(app.databaseFile, sidIn(cookies));
    const rows = () => rowsOf(app.databaseFile, key);
    expect(rows()).toEqual({ owners: 1, slices: 2, commands: 1, sessions: 1 });
    return { visitor, cookies, rows };
  }

  it('a slow command that finishes after the end is refused and revives nothing', async () => {
    const { visitor: ada, cookies, rows } = await begun();
    const open = script.hold();
    const slow = ada.send('/trial/change').then((answer) => answer);
    await until('the slow command to arrive', () => script.waiting === 1);

    await ada.submit('/session/end').expect(303);
    open();

    const answer = await slow;
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'session-ended' });
    expect(cookiesOf(answer)).toBe('');
    expect(rows()).toEqual(NOTHING);
    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });

  it('a slow read that finishes after the end revives nothing either', async () => {
    const { visitor: ada, cookies, rows } = await begun();
    const open = script.hold();
    const slow = ada.json('/trial/slowly').then((answer) => answer);
    await until('the slow read to arrive', () => script.waiting === 1);

    await ada.submit('/session/end').expect(303);
    open();

    expect((await slow).body).toMatchObject({ version: 0, state: { count: 0 } });
    expect(cookiesOf(await slow)).toBe('');
    expect(rows()).toEqual(NOTHING);
    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });

  it('of 20 commands that meet the end, none brings it back', async () => {
    const { visitor: ada, cookies, rows } = await begun();

    await Promise.all([
      ...Array.from({ length: 10 }, () => ada.send('/trial/change')),
      ada.submit('/session/end'),
      ...Array.from({ length: 10 }, () => ada.send('/trial/change')),
    ]);

    expect(rows()).toEqual(NOTHING);
    await app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });
});
