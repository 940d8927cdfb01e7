import { describe, expect, it } from '@jest/globals';
import { begunSession } from '../support/begun.session.js';
import { NOTHING } from '../support/kept.js';
import { sharedTrial } from '../support/trial.app.js';
import { until } from '../support/until.js';
import { cookiesOf } from '../support/visitor.js';

describe('what is under way while a session ends', () => {
  const stage = sharedTrial();

  it('a slow command that finishes after the end is refused and revives nothing', async () => {
    const { visitor: ada, cookies, rows } = await begunSession(stage.app);
    const open = stage.script.hold();
    const slow = ada.send('/trial/change').then((answer) => answer);
    await until('the slow command to arrive', () => stage.script.waiting === 1);

    await ada.submit('/session/end').expect(303);
    open();

    const answer = await slow;
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'session-ended' });
    expect(cookiesOf(answer)).toBe('');
    expect(await rows()).toEqual(NOTHING);
    await stage.app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });

  it('a slow read that finishes after the end revives nothing either', async () => {
    const { visitor: ada, cookies, rows } = await begunSession(stage.app);
    const open = stage.script.hold();
    const slow = ada.json('/trial/slowly').then((answer) => answer);
    await until('the slow read to arrive', () => stage.script.waiting === 1);

    await ada.submit('/session/end').expect(303);
    open();

    expect((await slow).body).toMatchObject({ version: 0, state: { count: 0 } });
    expect(cookiesOf(await slow)).toBe('');
    expect(await rows()).toEqual(NOTHING);
    await stage.app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });

  it('of 20 commands that meet the end, none brings it back', async () => {
    const { visitor: ada, cookies, rows } = await begunSession(stage.app);

    await Promise.all([
      ...Array.from({ length: 10 }, () => ada.send('/trial/change')),
      ada.submit('/session/end'),
      ...Array.from({ length: 10 }, () => ada.send('/trial/change')),
    ]);

    expect(await rows()).toEqual(NOTHING);
    await stage.app.visitor({ Cookie: cookies }).json('/session').expect(404);
  });
});
