import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Describe } from '../schema.js';
import { check } from './check.js';

/** A moment in UTC, as ISO 8601 has it; a form's date-and-time field says no zone and means UTC, too. */
export function Instant() {
  return applyDecorators(
    Transform(({ value }) =>
      isInstant(value) ? new Date(toUtc(value)).toISOString() : (value as unknown),
    ),
    check('instant', isInstant, 'Enter a date and a time in UTC, such as 2026-11-23T14:05Z.'),
    Describe({ type: 'string', format: 'date-time', example: '2026-11-23T14:05:00Z' }),
  );
}

// Python writes UTC as +00:00, and fractions to the microsecond.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|\+00:00)?$/;

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && isOnTheCalendar(toUtc(value));

// Date.parse takes the 31st of February for one of March.
function isOnTheCalendar(utc: string) {
  const time = Date.parse(utc);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(utc.slice(0, 13));
}

const toUtc = (text: string) => `${text.replace(/(Z|\+00:00)$/, '')}Z`;
