import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
import { cookiesOf } from '../support/visitor.js';

describe('renewing a session that is in use', () => {
  const stage = sharedApp({ modules: [TrialModule] });

  const withCookies = (cookies: string) => stage.app.visitor({ Cookie: cookies });

  it('loses no command that is under way', async () => {
    const { visitor: ada } = await stage.app.begun();
    const script = stage.app.nest.get(TrialScript);
    const open = script.hold();
    const slow = ada.send('/trial/change').then((answer) => answer);
    await until('the slow command to arrive', () => script.waiting === 1);

    await ada.send('/session/renew').expect(200);
    open();

    expect((await slow).status).toBe(200);
    expect(cookiesOf(await slow)).toBe('');
    expect(await ada.state('trial')).toMatchObject({ count: 1 });
  });

  it('refuses what still comes with the old id, and costs the browser nothing', async () => {
    const { visitor: ada, cookies } = await stage.app.begun();
    await ada.send('/session/renew').expect(200);
    const late = withCookies(cookies);

    const answers = [
      await late.send('/pay/set-wage', { wage: 30 }),
      await late.submit('/pay/set-wage', { wage: '30' }),
      await late.send('/session/renew'),
      await late.send('/session/stay'),
      await late.submit('/session/end'),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(cookiesOf(answer)).toBe('');
    }
    expect(answers[0]!.body).toMatchObject({ code: 'session-ended' });
    expect(answers[1]!.text).toContain('value="30"');
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('loses nothing of three writers that go on meanwhile, each with the newest cookie it has', async () => {
    const { visitor: ada } = await stage.app.begun();
    let written = 0;
    const write = async () => {
      for (let n = 0; n < 30; n++) {
        const { status } = await withCookies(ada.cookies).send('/trial/change');
        expect([200, 409]).toContain(status);
        if (status === 200) written++;
      }
    };

    const writers = Promise.all([write(), write(), write()]);
    for (let n = 0; n < 9; n++) await ada.send('/session/renew').expect(200);
    await writers;

    expect(await ada.state('trial')).toMatchObject({ count: written });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });
});
