import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir, TestApp } from '../support/app.js';
import { ecb, Feed } from '../support/feed.js';
import { GOOD, HOURS, STALE } from '../support/rates.feed.js';
import { until } from '../support/until.js';

describe('the rates’ feed that fails', () => {
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
