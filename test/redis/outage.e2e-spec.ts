import { expect, it } from '@jest/globals';
import { begun, greeting, isBack, name, type Begun } from '../support/outage.js';
import { appOnRedis } from '../support/redis.app.js';
import { withRedis } from '../support/redis.js';
import { until } from '../support/until.js';

withRedis('while Redis', () => {
  const stage = appOnRedis();

  /** Every door says so at once, and the probe as well. */
  async function isRefused({ visitor, tab }: Begun) {
    const begunAt = performance.now();
    const [script, form, ack, probe] = await Promise.all([
      name(visitor, 'Lost'),
      visitor.submit('/greeting/set', { name: 'Lost' }),
      tab.call('greeting:set', { name: 'Lost' }),
      stage.app.visitor().json('/health/ready'),
    ]);
    expect(performance.now() - begunAt).toBeLessThan(1_000);
    expect(script.body).toMatchObject({ code: 'unavailable' });
    for (const answer of [script, form, probe]) {
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(ack).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  }

  it('is stopped every door refuses; started again, it has all that was acknowledged', async () => {
    const ada = await begun(stage.app);
    await name(ada.visitor, 'Grace').expect(200);
    await stage.server.stop();

    await isRefused(ada);
    await isRefused(ada);

    await stage.server.launch();
    await isBack(stage.app);
    expect(await greeting(ada.visitor)).toMatchObject({ version: 2, state: { name: 'Grace' } });
    await name(ada.visitor, 'Edsger').expect(200);
    await until('the tab has it', () => ada.tab.pushes.at(-1)?.version === 3);
    ada.tab.close();
  });

  it('is frozen every door refuses within a second, and goes on when it does', async () => {
    const ada = await begun(stage.app);
    stage.server.signal('SIGSTOP');

    await isRefused(ada);

    stage.server.signal('SIGCONT');
    await isBack(stage.app);
    // What was under way may have been written: nobody was told either way.
    const { version } = await greeting(ada.visitor);
    await name(ada.visitor, 'Grace').expect(200);
    expect(await greeting(ada.visitor)).toMatchObject({ state: { name: 'Grace' } });
    await until('the tab has it', () => (ada.tab.pushes.at(-1)?.version ?? 0) > version);
    ada.tab.close();
  });

  it('is frozen a command has no known outcome, and sent again it is applied once', async () => {
    const { visitor, tab } = await begun(stage.app);
    const send = () =>
      visitor.send('/todo/add', { title: 'Once' }).set('Idempotency-Key', `a key ${tab.socket.id}`);
    stage.server.signal('SIGSTOP');
    await send().expect(503);
    stage.server.signal('SIGCONT');
    await isBack(stage.app);

    await send().expect(200);
    await send().expect(200);

    expect(await visitor.state('todo')).toMatchObject({ items: [{ title: 'Once' }], left: 1 });
    tab.close();
  });
});
