import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ecb } from '../support/feed.js';
import { feedOfRates, HOURS, STALE } from '../support/rates.feed.js';
import { until } from '../support/until.js';

describe('the rates’ feed', () => {
  const { stage, start, page, rate } = feedOfRates();

  const renewed = (date: string) =>
    until(`rates of ${date}`, async () => (await rate('EUR', 'USD')).date === date);

  it('is fetched at start and every six hours', async () => {
    await start();
    await renewed('2026-11-20');
    expect(await rate('USD', 'JPY')).toEqual({ rate: 160, date: '2026-11-20' });

    stage.feed.answer = (response) => response.end(ecb('2026-11-23', { USD: '1.5' }));
    stage.app.clock.pass(6 * HOURS);

    await renewed('2026-11-23');
    expect(stage.feed.asked).toEqual(['/daily.xml', '/daily.xml']);
    expect(await page()).not.toContain(STALE);
  });

  it('may lack a currency: that is converted at its older rate, and the page says so', async () => {
    await start();
    await renewed('2026-11-20');

    expect(await rate('USD', 'AUD')).toEqual({ rate: 1.32872, date: '2024-08-09' });
    expect(await page()).toMatch(/Only of 9 August 2024: AUD, BGN/);
  });

  it('may have one rate that is none: the rest is of today, and that one as old as before', async () => {
    stage.feed.answer = (response) => response.end(ecb('2026-11-20', { USD: 'N/A', JPY: '200' }));
    await start();

    await until('the rates of 2026-11-20', async () => (await rate('EUR', 'JPY')).rate === 200);
    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
  });

  it('is kept: the next start has its rates at once, however the feed answers then', async () => {
    await start();
    await until('the table to be kept', () => existsSync(join(stage.dataDir, 'rates.json')));
    await stage.app.nest.close();
    stage.feed.answer = (response) => void response.writeHead(503).end();

    await start();

    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.25, date: '2026-11-20' });
    await until('the page to say so', async () => (await page()).includes(STALE));
    expect(JSON.parse(readFileSync(join(stage.dataDir, 'rates.json'), 'utf8'))).toMatchObject({
      date: '2026-11-20',
    });
  });
});
