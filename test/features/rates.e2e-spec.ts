import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir, TestApp } from '../support/app.js';
import { ecb, Feed } from '../support/feed.js';
import { until } from '../support/until.js';

const HOURS = 3_600_000;
const GOOD = ecb('2026-11-20', { USD: '1.25', JPY: '200', XAU: '0.0003' });
const STALE = 'Newer rates could not be fetched';

describe('the rates’ feed', () => {
  let feed: Feed;
  let dataDir: string;
  let app: TestApp;

  beforeEach(async () => {
    feed = await Feed.start((response) => response.end(GOOD));
    dataDir = newDataDir();
  });

  afterEach(async () => {
    await app.stop();
    await feed.stop();
  });

  const start = async () => {
    app = await TestApp.start({ DATA_DIR: dataDir, RATES_URL: feed.url });
    app.nest.useLogger(false);
  };

  const page = async () => (await app.visitor().page('/currency').expect(200)).text;

  async function rate(from: string, to: string) {
    const { body } = await app.visitor().send('/currency/convert', { amount: 1, from, to });
    const { state } = body as { state: { rate: number; ratesDate: string } };
    return { rate: state.rate, date: state.ratesDate };
  }

  const renewed = (date: string) =>
    until(`rates of ${date}`, async () => (await rate('EUR', 'USD')).date === date);

  it('is fetched at start and every six hours', async () => {
    await start();
    await renewed('2026-11-20');
    expect(await rate('USD', 'JPY')).toEqual({ rate: 160, date: '2026-11-20' });

    feed.answer = (response) => response.end(ecb('2026-11-23', { USD: '1.5' }));
    app.clock.pass(6 * HOURS);

    await renewed('2026-11-23');
    expect(feed.asked).toEqual(['/daily.xml', '/daily.xml']);
    expect(await page()).not.toContain(STALE);
  });

  it('may lack a currency: that is converted at its older rate, and the page says so', async () => {
    await start();
    await renewed('2026-11-20');

    expect(await rate('USD', 'AUD')).toEqual({ rate: 1.32872, date: '2024-08-09' });
    expect(await page()).toMatch(/Only of 9 August 2024: AUD, BGN/);
  });

  it('may have one rate that is none: the rest is of today, and that one as old as before', async () => {
    feed.answer = (response) => response.end(ecb('2026-11-20', { USD: 'N/A', JPY: '200' }));
    await start();

    await until('the rates of 2026-11-20', async () => (await rate('EUR', 'JPY')).rate === 200);
    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
  });

  it.each([
    ['older than what is kept', '2026-11-18', false],
    ['of a day that is still to come', '2099-01-01', true],
  ])('may be %s: what is kept stays, also on disk', async (_, day, isFailure) => {
    await start();
    await until('the table to be kept', () => existsSync(join(dataDir, 'rates.json')));
    feed.answer = (response) => response.end(ecb(day, { USD: '1.5' }));
    app.clock.pass(6 * HOURS);

    await until('the feed to be asked again', () => feed.asked.length === 2);
    await until('the answer to be read', async () => (await page()).includes(STALE) === isFailure);
    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.25, date: '2026-11-20' });
    await app.nest.close();
    expect(readFileSync(join(dataDir, 'rates.json'), 'utf8')).toContain('2026-11-20');
  });

  it('is kept: the next start has its rates at once, however the feed answers then', async () => {
    await start();
    await until('the table to be kept', () => existsSync(join(dataDir, 'rates.json')));
    await app.nest.close();
    feed.answer = (response) => void response.writeHead(503).end();

    await start();

    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.25, date: '2026-11-20' });
    await until('the page to say so', async () => (await page()).includes(STALE));
    expect(JSON.parse(readFileSync(join(dataDir, 'rates.json'), 'utf8'))).toMatchObject({
      date: '2026-11-20',
    });
  });

  it('may have left a broken file: the shipped rates serve instead', async () => {
    writeFileSync(join(dataDir, 'rates.json'), '{"date":"2026-11-19","perEu');
    feed.answer = (response) => void response.writeHead(500).end(GOOD);

    await start();

    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
  });

  it.each<[string, Feed['answer']]>([
    ['never', () => {}],
    ['a byte at a time', (response) => void response.write('<')],
    ['hugely', (response) => response.end(GOOD + ' '.repeat(70_000))],
    ['without an end', pour],
    ['badly', (response) => response.end('<html>Down for maintenance')],
    ['with half a file', (response) => response.end(GOOD.slice(0, -30))],
    ['with absurd rates', (response) => response.end(ecb('2026-11-20', { USD: '0.0000001' }))],
    ['with an error', (response) => void response.writeHead(404).end(GOOD)],
    ['and hangs up', (response) => response.destroy()],
    ['with a redirect', (response) => response.writeHead(302, { Location: '/other' }).end(GOOD)],
  ])('may answer %s: nobody waits, and the last good rates stay', async (_, answer) => {
    feed.answer = answer;
    await start();

    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
    await until('the page to say so', async () => (await page()).includes(STALE));

    expect(feed.asked).toEqual(['/daily.xml']);
    expect(existsSync(join(dataDir, 'rates.json'))).toBe(false);
    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
  });

  it('that never answers holds up neither the start nor the stop', async () => {
    feed.answer = () => {};
    await start();
    await until('the feed to be asked', () => feed.asked.length === 1);
    const stopping = performance.now();

    await app.nest.close();

    expect(performance.now() - stopping).toBeLessThan(1_500);
  });
});

/** Writes for as long as it is read. */
function pour(this: void, response: Parameters<Feed['answer']>[0]) {
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(16_384)));
  };
  response.on('drain', more);
  more();
}
