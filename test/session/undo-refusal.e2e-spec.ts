import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';

describe('undo that is refused', () => {
  const stage = sharedApp({ begin: (ada) => ada.send('/pay/set-wage', { wage: 30 }).expect(200) });

  it('is refused where others went on, at the beginning, and for what can’t be taken back', async () => {
    await stage.ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    await stage.ada.send('/cart/add', { item: 'tea' }).expect(200);
    await stage.ada.send('/cart/place').expect(200);
    await stage.ada.send('/arcade/start').expect(200);
    const undo = async (slice: string, version: number) => {
      const { status, body } = await stage.ada.send('/session/undo', { slice, version });
      return [status, (body as { code: string }).code];
    };

    expect(await undo('pay', 1)).toEqual([412, 'stale']);
    expect(await undo('todo', 0)).toEqual([409, 'nothing-to-undo']);
    for (const [slice, version] of [
      ['cart', 2],
      ['orders', 1],
      ['arcade', 1],
      ['leaders', 1],
    ] as const)
      expect(await undo(slice, version)).toEqual([409, 'not-undoable']);
    expect(await undo('gold', 1)).toEqual([404, 'not-found']);
    expect(await undo('pay', -1)).toEqual([422, 'invalid']);
    expect((await stage.ada.json('/pay')).body).toMatchObject({ version: 2 });
  });

  it('is applied once with its key, and refused as stale by If-Match', async () => {
    await stage.ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    const undo = () => stage.ada.send('/session/undo', { slice: 'pay', version: 2 });

    await undo().set('If-Match', '"1"').expect(412);
    const first = await undo().set('Idempotency-Key', 'one').expect(200);
    const again = await undo().set('Idempotency-Key', 'one').expect(200);

    expect(again.body).toEqual(first.body);
    expect((await stage.ada.json('/pay')).body).toMatchObject({ version: 3, state: { wage: 30 } });
  });
});
