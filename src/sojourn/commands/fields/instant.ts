import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Describe } from '../schema.js';
import { check } from './check.js';

/** A moment as ISO 8601 in UTC; a form's field says no zone. @param description for OpenAPI and AsyncAPI */
export function Instant(description = 'In UTC.') {
  return applyDecorators(
    Transform(({ value }) =>
      isInstant(value) ? new Date(toUtc(value)).toISOString() : (value as unknown),
    ),
    check('instant', isInstant, 'Enter a date and a time in UTC, such as 2026-11-23T14:05Z.'),
    Describe({
      type: 'string',
      pattern: INSTANT.source,
      description,
      example: '2026-11-23T14:05:00Z',
    }),
  );
}

// Date.parse takes the 31st of February for one of March.
const DAY = String.raw`\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`;
const LEAP_YEAR = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?`;
// Python writes UTC as +00:00, and fractions to the microsecond.
const INSTANT = new RegExp(`^(?:${DAY}|${LEAP_YEAR}-02-29)T${TIME}(?:Z|\\+00:00)?$`);

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value);

const toUtc = (text: string) => `${text.replace(/(Z|\+00:00)$/, '')}Z`;
