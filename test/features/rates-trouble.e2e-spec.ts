import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ecb, Feed } from '../support/feed.js';
import { feedOfRates, GOOD, HOURS, STALE } from '../support/rates.feed.js';
import { until } from '../support/until.js';

describe('the rates’ feed that fails', () => {
  const { stage, start, page, rate } = feedOfRates();

  it.each([
    ['older than what is kept', '2026-11-18', false],
    ['of a day that is still to come', '2099-01-01', true],
  ])('may be %s: what is kept stays, also on disk', async (_, day, isFailure) => {
    await start();
    await until('the table to be kept', () => existsSync(join(stage.dataDir, 'rates.json')));
    stage.feed.answer = (response) => response.end(ecb(day, { USD: '1.5' }));
    stage.app.clock.pass(6 * HOURS);

    await until('the feed to be asked again', () => stage.feed.asked.length === 2);
    await until('the answer to be read', async () => (await page()).includes(STALE) === isFailure);
    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.25, date: '2026-11-20' });
    await stage.app.nest.close();
    expect(readFileSync(join(stage.dataDir, 'rates.json'), 'utf8')).toContain('2026-11-20');
  });

  it('may have left a broken file: the shipped rates serve instead', async () => {
    writeFileSync(join(stage.dataDir, 'rates.json'), '{"date":"2026-11-19","perEu');
    stage.feed.answer = (response) => void response.writeHead(500).end(GOOD);

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
    stage.feed.answer = answer;
    await start();

    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
    await until('the page to say so', async () => (await page()).includes(STALE));

    expect(stage.feed.asked).toEqual(['/daily.xml']);
    expect(existsSync(join(stage.dataDir, 'rates.json'))).toBe(false);
    expect(await rate('EUR', 'USD')).toEqual({ rate: 1.0917, date: '2024-08-09' });
  });

  it('that never answers holds up neither the start nor the stop', async () => {
    stage.feed.answer = () => {};
    await start();
    await until('the feed to be asked', () => stage.feed.asked.length === 1);
    const stopping = performance.now();

    await stage.app.nest.close();

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
