import { afterEach, beforeEach } from '@jest/globals';
import { newDataDir, TestApp } from './app.js';
import { ecb, Feed } from './feed.js';

export const HOURS = 3_600_000;

export const GOOD = ecb('2026-11-20', { USD: '1.25', JPY: '200', XAU: '0.0003' });

export const STALE = 'Newer rates could not be fetched';

/** In each test of a describe a feed of its own, and an app that asks it once it is started. */
export function feedOfRates() {
  const stage = {} as { feed: Feed; dataDir: string; app: TestApp };
  beforeEach(async () => {
    stage.feed = await Feed.start((response) => response.end(GOOD));
    stage.dataDir = newDataDir();
  });
  afterEach(async () => {
    await stage.app.stop();
    await stage.feed.stop();
  });

  const start = async () => {
    stage.app = await TestApp.start({ DATA_DIR: stage.dataDir, RATES_URL: stage.feed.url });
    stage.app.nest.useLogger(false);
  };
  const page = async () => (await stage.app.visitor().page('/currency').expect(200)).text;
  const rate = async (from: string, to: string) => {
    const { body } = await stage.app.visitor().send('/currency/convert', { amount: 1, from, to });
    const { state } = body as { state: { rate: number; ratesDate: string } };
    return { rate: state.rate, date: state.ratesDate };
  };
  return { stage, start, page, rate };
}
