import { ecb } from './feed.js';

export const HOURS = 3_600_000;

export const GOOD = ecb('2026-11-20', { USD: '1.25', JPY: '200', XAU: '0.0003' });

export const STALE = 'Newer rates could not be fetched';
