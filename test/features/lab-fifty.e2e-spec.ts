import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { cookieOf } from '../support/visitor.js';

interface Race {
  kept: number;
  of: number;
  told: number[];
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('fifty changes at once', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(() => app.stop());

  const fifty = async () =>
    (await app.visitor().send('/lab/fifty').expect(200)).body as Record<'stock' | 'sojourn', Race>;

  it('are all kept by Sojourn, and few by a stock session, whose answers say otherwise', async () => {
    const { stock, sojourn } = await fifty();

    expect(sojourn).toMatchObject({ kept: 50, of: 50 });
    expect(sojourn.told.toSorted((a, b) => a - b)).toEqual(numbers(2, 51));
    expect(stock.of).toBe(50);
    expect(stock.kept).toBeLessThan(25);
    expect(stock.told).toHaveLength(50);
    expect(new Set(stock.told).size).toBeLessThan(25);
  });

  it('are not all kept where ours is broken, and the lab says so', async () => {
    const sessions = app.nest.get(SessionService);
    const change = sessions.changeAll.bind(sessions);
    jest.spyOn(sessions, 'changeAll').mockImplementation(async (session, slices, apply) => {
      const [{ state }] = (await sessions.read(session, slices)) as unknown as [{ state: unknown }];
      return change(session, slices, () => apply([state]));
    });

    const { sojourn } = await fifty();

    expect(sojourn.kept).toBeLessThan(50);
  });

  it('leave nothing of ours behind, and give a stranger no session', async () => {
    const stranger = app.visitor();
    const before = await kept(app);

    await stranger
      .submit('/lab/fifty')
      .expect(200)
      .expect(/<strong>50 of 50</);

    expect(await kept(app)).toEqual(before);
    expect(stranger.cookies).toBe('');
  });

  it('count in the visitor’s own session where the browser sends them, and nowhere else', async () => {
    const [ada, stranger] = [app.visitor(), app.visitor()];
    await ada.send('/pay/set-wage', { wage: 20 }).expect(200);

    await Promise.all(numbers(1, 50).map(() => ada.send('/lab/count').expect(200)));

    expect((await ada.json('/lab')).body).toMatchObject({ version: 50, state: { count: 50 } });
    expect((await ada.json('/pay')).body).toMatchObject({ version: 1, state: { wage: 20 } });
    expect(await stranger.state('lab')).toEqual({ count: 0 });
  });

  it('leave the stock counter its own cookie, which no other page is sent', async () => {
    const answer = await app.visitor().send('/lab/stock/count').expect(200);

    expect(answer.body).toEqual({ count: 1 });
    expect(cookieOf(answer, 'stock.sid')).toMatch(/; Path=\/lab\/stock; HttpOnly; SameSite=Lax$/);
    expect(cookieOf(answer, 'sid')).toBeUndefined();
  });
});
