import type { PagesOptions } from 'sojourn/pages';
import { compiled } from './compiled.views.js';
import { airportChoices } from './features/flight/airport.choices.js';
import { barChart } from './features/superannuation/superannuation.chart.js';
import { MANIFEST, VIEWS } from './paths.js';

/** Of some four hundred pages. */
const KEPT_LETTERS = 4_000_000;

export const pagesOptions: PagesOptions = {
  views: VIEWS,
  manifest: MANIFEST,
  keptLetters: KEPT_LETTERS,
  helpers: { airportChoices, barChart },
  compiled,
};
