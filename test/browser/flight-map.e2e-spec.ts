import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/browser.js';
import { PHONE, WITH_AND_WITHOUT_SCRIPT } from '../support/pages.js';
import { until } from '../support/until.js';
import { watchers } from '../support/watchers.js';

const HOUR_MS = 3_600_000;
const WIDE = { width: 1280, height: 900 };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

inBrowser('the map of flights', (stage) => {
  const at = (hours: number) => new Date(stage.app.clock.now() + hours * HOUR_MS).toISOString();
  const trip = { number: 'QF11', from: 'SYD', to: 'LAX' };

  /** @param options of a browser in which three flights left Sydney within minutes of each other */
  const crowded = async (options: object) => {
    const ada = await stage.person('Ada', options);
    for (const [index, to] of ['LAX', 'SFO', 'LAS'].entries()) {
      const times = { departs: at(-1 - index / 20), arrives: at(9) };
      await ada.submit('/flight/track', { ...trip, ...times, to, number: `QF${10 + index}` });
    }
    return ada.open('/flight');
  };

  it.each(
    WITH_AND_WITHOUT_SCRIPT.flatMap(([how, options]) =>
      [WIDE, PHONE.viewport].map((viewport) => [how, viewport.width, { ...options, viewport }]),
    ),
  )(
    'has three flights near each other, whose numbers can all be read, %s at %i px',
    async (...of) => {
      const [, , options] = of as [string, number, { javaScriptEnabled: boolean }];
      const page = await crowded(options);

      expect(overlaps(await boxes(page))).toEqual([]);
      if (!options.javaScriptEnabled) return;
      await watchers(stage.app, page, 'flight', 1);
      const before = await marks(page);
      stage.app.clock.pass(HOUR_MS / 3);
      await until('all to have moved', async () =>
        (await marks(page)).every((mark, index) => mark !== before[index]),
      );
      expect(overlaps(await boxes(page))).toEqual([]);
    },
  );

  it('points each flight to where it goes, and turns it on its way', async () => {
    const ada = await stage.person('Ada');
    // The great circle leads north of both, so that it goes north-east at first and south-east at last.
    const over = { number: 'QF11', from: 'THU', to: 'LYR', departs: at(-0.02), arrives: at(0.8) };
    await ada.submit('/flight/track', over);
    const page = await ada.open('/flight');
    await watchers(stage.app, page, 'flight', 1);
    expect(await headingIn(page)).toBeGreaterThan(70);
    expect(await headingIn(page)).toBeLessThan(85);

    for (let part = 0; part < 2; part++) {
      stage.app.clock.pass(HOUR_MS / 3);
      await ada.slice('/flight');
    }

    await until('a turn to the south', async () => (await headingIn(page)) > 90);
    expect(await headingIn(page)).toBeLessThan(100);
  });
});

const boxes = async (page: Page) => {
  const texts = await page.locator('g.aircraft text').all();
  return Promise.all(texts.map(async (text) => (await text.boundingBox())!));
};

const marks = (page: Page) =>
  page.locator('g.aircraft').evaluateAll((all) => all.map((each) => each.getAttribute('data-x')));

const headingIn = async (page: Page) => {
  const turn = await page.locator('g.aircraft .nose').getAttribute('transform');
  return Number(/rotate\((-?\d+)\)/.exec(turn!)![1]);
};

const overlaps = (all: Box[]) =>
  all.flatMap((one, index) => all.slice(index + 1).filter((other) => covers(one, other)));

const covers = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
