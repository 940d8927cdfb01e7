import { describe, expect, it } from '@jest/globals';
import { add } from '../support/keyed.js';
import { sharedApp } from '../support/shared.app.js';
import { TrialModule } from '../support/trial.js';

describe('a key that is used for something else', () => {
  const stage = sharedApp({ modules: [TrialModule] });

  it('is applied in another session that happens to use the same key', async () => {
    const [{ visitor: ada }, { visitor: bob }] = [await stage.app.begun(), await stage.app.begun()];
    await add(ada, 'one').expect(200);
    await add(ada, 'two').expect(200);

    expect((await add(bob, 'two').expect(200)).body).toMatchObject({ state: { count: 1 } });
  });

  it('is refused as another command under the same key, and changes nothing', async () => {
    const { visitor: ada } = await stage.app.begun();
    await add(ada, 'one').expect(200);

    const { body } = await ada
      .send('/greeting/set', { name: 'Bea' })
      .set('Idempotency-Key', 'one')
      .expect(409);

    expect(body).toMatchObject({ code: 'key-reused' });
    expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
  });

  it('is refused as a command that changes more than the one under the same key did', async () => {
    const { visitor: ada } = await stage.app.begun();
    await ada.send('/cart/add', { item: 'tea' }).set('Idempotency-Key', 'one').expect(200);

    const { body } = await ada.send('/cart/place').set('Idempotency-Key', 'one').expect(409);

    expect(body).toMatchObject({ code: 'key-reused' });
    await ada.submit('/cart/place').set('Idempotency-Key', 'one').expect(409);
    expect(await ada.state('cart')).toMatchObject({ count: 1 });
  });

  it('may have a key of 64 characters, and no longer, empty or unprintable one', async () => {
    const { visitor: ada } = await stage.app.begun();

    await add(ada, 'k'.repeat(64)).expect(200);
    for (const key of ['k'.repeat(65), '', 'caf\u00e9'])
      expect((await add(ada, key).expect(400)).body).toMatchObject({ code: 'malformed' });

    expect(await ada.state('trial')).toMatchObject({ count: 1 });
  });
});
