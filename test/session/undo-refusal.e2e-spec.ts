import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { Visitor } from '../support/visitor.js';

describe('undo that is refused', () => {
  let app: TestApp;
  let ada: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    [ada, stranger] = [app.visitor(), app.visitor()];
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    await stranger.send('/pay/set-wage', { wage: 99 }).expect(200);
  });

  afterAll(() => app.stop());

  it('is refused where others went on, at the beginning, and for what can’t be taken back', async () => {
    await ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    await ada.send('/cart/add', { item: 'tea' }).expect(200);
    await ada.send('/cart/place').expect(200);
    await ada.send('/arcade/start').expect(200);
    const undo = async (slice: string, version: number) => {
      const { status, body } = await ada.send('/session/undo', { slice, version });
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
    expect((await ada.json('/pay')).body).toMatchObject({ version: 2 });
  });

  it('is applied once with its key, and refused as stale by If-Match', async () => {
    await ada.send('/pay/set-wage', { wage: 31 }).expect(200);
    const undo = () => ada.send('/session/undo', { slice: 'pay', version: 2 });

    await undo().set('If-Match', '"1"').expect(412);
    const first = await undo().set('Idempotency-Key', 'one').expect(200);
    const again = await undo().set('Idempotency-Key', 'one').expect(200);

    expect(again.body).toEqual(first.body);
    expect((await ada.json('/pay')).body).toMatchObject({ version: 3, state: { wage: 30 } });
  });
});
