import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { VIEWS } from '../places.js';

const FOLDER = join(VIEWS, 'partials');
const partials = new Set(readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }));

/** Whether there is such a partial: what a feature may bring but need not. */
export const hasPartial = (name: string) => partials.has(`${name}.hbs`);
