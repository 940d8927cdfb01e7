import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { CHECKERS, LABEL, openWithCheckers, SCORE, SIZES } from '../support/checkers.js';
import { contrast } from '../support/contrast.js';
import { EVERY_PAGE_MS, everyPage, PHONE, useEverything } from '../support/pages.js';
import { watchers } from '../support/watchers.js';

const IDLE_MS = 1_800_000;

describe.each(CHECKERS)('%s', (_, faults) => {
  inBrowser('in the pages', (stage) => {
    describe.each(SIZES)('%s', (__, viewport) => {
      it(
        'on any page that a stranger sees',
        async () => {
          expect(await faultsOnEveryPage(await stage.person('', { viewport }))).toEqual([]);
        },
        EVERY_PAGE_MS,
      );

      it(
        'on any page of somebody who used everything',
        async () => {
          const ada = await stage.person('', { viewport });
          await useEverything(ada);
          const list = await ada.open('/todo');
          await list.getByRole('button', { name: 'Done:' }).click();
          await list.locator('.is-done').waitFor();

          expect(await faultsOnEveryPage(ada)).toEqual([]);
        },
        EVERY_PAGE_MS,
      );

      it('on a page that says what is wrong', async () => {
        const page = await openWithCheckers(await stage.person('', { viewport }), '/pay');

        await page.getByRole('button', { name: 'Save the wage' }).click();
        await page.locator('.is-wrong').waitFor();

        expect(await faults(page)).toEqual([]);
      });

      it('on a page that warns of the end of the session', async () => {
        const page = await openWithCheckers(await stage.person('Ada', { viewport }), '/pay');
        await watchers(stage.app, page, 'pay', 1);
        stage.app.clock.pass(IDLE_MS - 100_000);
        await page.getByRole('button', { name: 'Stay' }).waitFor();

        expect(await faults(page)).toEqual([]);
      });
    });

    it.each(['Session', 'Apps'])('on the sheet that %s opens', async (name) => {
      const page = await openWithCheckers(await stage.person('Ada', PHONE), '/pay');

      await page.getByRole('button', { name, exact: true }).click();
      await page.locator(':popover-open').waitFor();
      // A sheet is in the top layer, of which axe knows nothing: it takes what is behind for what is before.
      await page.locator(':is(main, .masthead):not(:has(:popover-open))').evaluateAll((parts) => {
        for (const part of parts) part.hidden = true;
      });

      expect(await faults(page, ':popover-open')).toEqual([]);
    });

    it('on a page that is not there', async () => {
      const stranger = await stage.person();
      const page = await openWithCheckers(stranger, '/no-such-page');

      expect(await faults(page)).toEqual([]);
      expect(stranger.complaints.splice(0)).toEqual([`404 ${page.url()}`]);
    });
  });

  async function faultsOnEveryPage(person: Person) {
    const page = await openWithCheckers(person, '/');
    const found: string[] = [];
    for (const path of await everyPage(person)) {
      await page.goto(path);
      found.push(...(await faults(page)).map((fault) => `${path} ${fault}`));
    }
    return found;
  }
});

inBrowser('what axe can’t decide', (stage) => {
  it.each(['light', 'dark'] as const)('a label on the map can be read, %s', async (colorScheme) => {
    const ada = await stage.person('Ada', { colorScheme });
    await useEverything(ada);

    const label = (await ada.open('/flight')).locator(LABEL).first();

    expect(await style(label, 'paint-order')).toBe('stroke');
    expect(contrast(await style(label, 'fill'), await style(label, 'stroke'))).toBeGreaterThan(4.5);
  });

  it.each(['light', 'dark'] as const)('the score can be read, %s', async (colorScheme) => {
    const ada = await stage.person('Ada', { colorScheme });
    const score = (await ada.open('/arcade')).locator(SCORE);

    const [ink, plate] = [
      await style(score, 'color'),
      await style(score.locator('..'), BACKGROUND),
    ];

    expect(contrast(ink, plate)).toBeGreaterThan(4.5);
  });
});

const BACKGROUND = 'background-color';

const style = (place: Locator, name: string) =>
  place.evaluate(
    (element, property): string =>
      element.ownerDocument.defaultView.getComputedStyle(element).getPropertyValue(property),
    name,
  );
