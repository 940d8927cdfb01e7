import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { add } from '../support/keyed.add.js';
import { TrialModule } from '../support/trial.js';

describe('a key that is used for something else', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  afterAll(() => app.stop());

  async function begun() {
    const visitor = app.visitor();
    await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    return visitor;
  }

  it('is applied in another session that happens to use the same key', async () => {
    const [ada, bob] = [await begun(), await begun()];
    await add(ada, 'one').expect(200);
    await add(ada, 'two').expect(200);

    expect((await add(bob, 'two').expect(200)).body).toMatchObject({ state: { count: 1 } });
  });

  it('is refused as another command under the same key, and changes nothing', async () => {
    const ada = await begun();
    await add(ada, 'one').expect(200);

    const { body } = await ada
      .send('/greeting/set', { name: 'Bea' })
      .set('Idempotency-Key', 'one')
      .expect(409);

    expect(body).toMatchObject({ code: 'key-reused' });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('is refused as a command that changes more than the one under the same key did', async () => {
    const ada = await begun();
    await ada.send('/cart/add', { item: 'tea' }).set('Idempotency-Key', 'one').expect(200);

    const { body } = await ada.send('/cart/place').set('Idempotency-Key', 'one').expect(409);

    expect(body).toMatchObject({ code: 'key-reused' });
    await ada.submit('/cart/place').set('Idempotency-Key', 'one').expect(409);
    expect(await ada.state('cart')).toMatchObject({ count: 1 });
  });

  it('may have a key of 64 characters, and no longer, empty or unprintable one', async () => {
    const ada = await begun();

    await add(ada, 'k'.repeat(64)).expect(200);
    for (const key of ['k'.repeat(65), '', 'caf\u00e9'])
      expect((await add(ada, key).expect(400)).body).toMatchObject({ code: 'malformed' });

    expect(await ada.state('trial')).toMatchObject({ count: 1 });
  });
});
