import { expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { findsNothing } from '../support/access.js';
import { inBrowser } from '../support/browser.js';
import { axeFaults, LABEL, SCORE } from '../support/checkers.js';
import { contrast } from '../support/contrast.js';
import { useEverything } from '../support/pages.js';

findsNothing('axe finds nothing wrong or undecided', axeFaults);

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
