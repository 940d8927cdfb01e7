import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Server } from './server.js';

const CHROMIUM = '/usr/bin/chromium';
const PAGES = ['/', '/pay', '/todo', '/flight', '/keys', '/arcade'];

export interface FirstLoad {
  page: string;
  requests: number;
  /** As they came, with their headers. */
  bytes: number;
}

export async function firstLoads({ url }: Server): Promise<FirstLoad[]> {
  if (!existsSync(CHROMIUM)) return [];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const loads: FirstLoad[] = [];
    for (const path of PAGES) {
      const page = await browser.newPage({ baseURL: url });
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Network.enable');
      const load = { page: path, requests: 0, bytes: 0 };
      cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
        load.requests++;
        load.bytes += encodedDataLength;
      });
      await page.goto(path, { waitUntil: 'load' });
      loads.push(load);
      await page.close();
    }
    return loads;
  } finally {
    await browser.close();
  }
}
