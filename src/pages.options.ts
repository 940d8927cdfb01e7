import type { PagesOptions } from 'sojourn/pages';
import { compiled } from './compiled.views.js';
import { airportChoices } from './features/flight/airport.choices.js';
import { barChart } from './features/superannuation/superannuation.chart.js';
import { MANIFEST, VIEWS } from './paths.js';

export const pagesOptions: PagesOptions = {
  views: VIEWS,
  manifest: MANIFEST,
  helpers: { airportChoices, barChart },
  compiled,
};
