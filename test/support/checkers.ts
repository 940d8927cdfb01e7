import type { AxeResults } from 'axe-core';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Person } from './browser.js';
import { PHONE } from './pages.js';

const { resolve } = createRequire(import.meta.url);
const SCRIPTS = ['axe-core/axe.min.js', 'accessibility-checker-engine/ace-window.js'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is looked at in each: in the dark only the colours are others. */
const RULES = { light: TAGS, dark: ['color-contrast', 'link-in-text-block'] };

export const SIZES = [
  ['on a phone', PHONE.viewport],
  ['on a desktop', { width: 1280, height: 800 }],
] as const;

/**
 * What axe can't decide, so that its contrast is worked out by itself. A label on the map has its halo for a
 * background, and axe knows no halos. The score is under the screen that covers the cave while a game waits.
 */
export const LABEL = '.aircraft text';
export const SCORE = '#game-score';

interface IbmReport {
  results: { ruleId: string; value: [level: string, verdict: string]; snippet: string }[];
}

/** Names what it finds wrong in a part of a page. */
export type Checker = (page: Page, part?: string) => Promise<string[]>;

/** Opens a page in a browser whose every page has the checkers in it. */
export async function openWithCheckers({ context }: Person, path: string) {
  for (const script of SCRIPTS) await context.addInitScript({ path: resolve(script) });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** What axe finds wrong and what it can't decide. @param part of the page */
export async function axeFaults(page: Page, part = 'html') {
  return [...(await axeFaultsIn('dark', page, part)), ...(await axeFaultsIn('light', page, part))];
}

async function axeFaultsIn(colorScheme: 'light' | 'dark', page: Page, part: string) {
  await page.emulateMedia({ colorScheme });
  const context = { include: [part], exclude: [LABEL, SCORE] };
  const { violations, incomplete } = await page
    .locator('html')
    .evaluate(
      (html, [within, runOnly]): Promise<AxeResults> =>
        html.ownerDocument.defaultView.axe.run(within, { runOnly }),
      [context, RULES[colorScheme]] as const,
    );
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${colorScheme} ${id} ${target.join(' ')}`),
  );
}

/** What IBM's rules call a fault. @param part of the page */
export async function ibmFaults(page: Page, part = 'html') {
  const { results } = await page.locator(part).evaluate((element): Promise<IbmReport> => {
    const { defaultView } = element.ownerDocument;
    return new defaultView.ace_ibma.Checker().check(element, ['IBM_Accessibility']);
  });
  return results
    .filter(({ value: [, verdict] }) => verdict === 'FAIL')
    .map(({ ruleId, snippet }) => `${ruleId} ${snippet}`);
}
