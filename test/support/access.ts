import { describe, expect, it } from '@jest/globals';
import { inBrowser, type Person } from './browser.js';
import { openWithCheckers, SIZES, type Checker } from './checkers.js';
import { EVERY_PAGE_MS, everyPage, PHONE, useEverything } from './pages.js';
import { watchers } from './watchers.js';

const IDLE_MS = 1_800_000;

/** Describes that a checker of accessibility finds nothing on any page, in any state. */
export function findsNothing(title: string, faults: Checker) {
  inBrowser(title, (stage) => {
    describe.each(SIZES)('%s', (_, viewport) => {
      it(
        'on any page that a stranger sees',
        async () => {
          const stranger = await stage.person('', { viewport });
          const paths = await everyPage(stranger);

          expect(await faultsOn(paths, stranger)).toEqual([]);
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

          const paths = (await everyPage(ada)).filter((path) => !path.startsWith('/how/'));

          expect(await faultsOn(paths, ada)).toEqual([]);
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

  async function faultsOn(paths: string[], person: Person) {
    const page = await openWithCheckers(person, '/');
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      found.push(...(await faults(page)).map((fault) => `${path} ${fault}`));
    }
    return found;
  }
}
