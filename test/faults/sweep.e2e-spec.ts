import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { inFile } from '../support/database.js';
import { until } from '../support/until.js';

const MANY = 100_000;
/** Nobody notices a wait this long. */
const SOON_MS = 250;

describe('a hundred thousand sessions that expire at once', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
    inFile(app.databaseFile, (db) => {
      const at = app.clock.now() + 60_000;
      db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
        INSERT INTO owners SELECT 'old' || i, 'visitor' || i, 0, ${at}, ${at} FROM n;
        INSERT INTO slices SELECT key, 'pay', 1, '{}', 0, NULL FROM owners WHERE key LIKE 'old%'`);
    });
  });

  afterAll(() => app.stop());

  const isAnyLeft = () =>
    inFile(app.databaseFile, (db) =>
      db
        .prepare('SELECT EXISTS (SELECT 1 FROM owners WHERE idleExpiresAt <= ?)')
        .pluck()
        .get(app.clock.now()),
    ) === 1;

  it('are removed while others are answered as ever', async () => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 30 }).expect(200);
    const waits: number[] = [];

    app.clock.pass(60_000);
    expect(isAnyLeft()).toBe(true);
    await until('all of them to be removed', async () => {
      const begun = performance.now();
      await ada.send('/pay/set-wage', { wage: 1 + waits.length }).expect(200);
      waits.push(performance.now() - begun);
      return !isAnyLeft();
    });

    expect(waits.toSorted((a, b) => a - b).at(Math.floor(waits.length * 0.99))).toBeLessThan(
      SOON_MS,
    );
  });
});
