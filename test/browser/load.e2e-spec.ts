import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { EVERY_PAGE_MS, everyPage, PHONE, useEverything } from '../support/pages.js';
import { COUNT_SHIFTS, shiftOf } from '../support/shifts.js';
import { Traffic } from '../support/traffic.js';

const MAX_REQUESTS = 8;
const MAX_BYTES = 60_000;
const MAX_SHIFT = 0.01;

interface Load {
  path: string;
  requests: number;
  bytes: number;
  shift: number;
}

inBrowser('a browser that comes for the first time', (stage) => {
  it(
    'has any page, the game too, with eight requests, 60 kB, and nothing that moves',
    async () => {
      const stranger = await stage.person();
      expect(tooMuch(await loads(stranger))).toEqual([]);
    },
    EVERY_PAGE_MS,
  );

  it(
    'has as little to load in a session with something in every app',
    async () => {
      const ada = await stage.person('Ada');
      await useEverything(ada);

      expect(tooMuch(await loads(ada))).toEqual([]);
    },
    EVERY_PAGE_MS,
  );

  it('has everything for the next page by then', async () => {
    const stranger = await stage.person();
    const page = await opened(stranger, '/');
    const traffic = new Traffic(stage.app);

    for (const path of ['/pay', '/cart', '/session']) await visit(page, path);

    expect(traffic.paths).toEqual(['/pay', '/cart', '/session']);
  });

  it('asks the second time for a page of its own for that page alone', async () => {
    const stranger = await stage.person();
    const page = await opened(stranger, '/');
    const traffic = new Traffic(stage.app);

    await visit(page, '/arcade');
    expect(traffic.assets).toHaveLength(2);
    await visit(page, '/arcade');

    expect(traffic.assets).toHaveLength(2);
  });

  /** Each page in a browser of its own, with the cookies of this one. */
  async function loads(person: Person) {
    const paths = await everyPage(person);
    expect(paths).toContain('/arcade');
    const traffic = new Traffic(stage.app);
    const found: Load[] = [];
    for (const path of paths) {
      const storageState = await person.context.storageState();
      const newcomer = await stage.person('', { ...PHONE, storageState });
      traffic.restart();
      found.push(await load(newcomer, path, traffic));
    }
    return found;
  }
});

async function load(person: Person, path: string, traffic: Traffic): Promise<Load> {
  const page = await opened(person, path);
  const shift = await shiftOf(page);
  await person.context.close();
  return { path, requests: traffic.paths.length, bytes: traffic.bytes, shift };
}

async function opened({ context }: Person, path: string) {
  await context.addInitScript(COUNT_SHIFTS);
  const page = await context.newPage();
  await visit(page, path);
  return page;
}

const visit = (page: Page, path: string) => page.goto(path, { waitUntil: 'networkidle' });

const tooMuch = (loads: Load[]) =>
  loads.filter(
    ({ requests, bytes, shift }) =>
      requests > MAX_REQUESTS || bytes > MAX_BYTES || shift > MAX_SHIFT,
  );
