import { malformed } from '../session/refusal.js';

/** RFC 9110, 8.8.3: the opaque tag may hold a comma. */
const TAG = String.raw`(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const TAGS = new RegExp(String.raw`^[\s,]*${TAG}(?:\s*,[\s,]*${TAG})*[\s,]*$`);
const STRONG_VERSION = /(?<!W\/)"(0|[1-9]\d{0,15})"/g;

/** @returns undefined where any version is allowed. A weak tag never matches, nor does one that is no version */
export function versionsIn(ifMatch: string | undefined) {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  if (!TAGS.test(ifMatch))
    throw malformed(
      'If-Match must be the version you have, in quotes: "12". A list or * will do, too.',
    );
  return [...ifMatch.matchAll(STRONG_VERSION)].map(([, version]) => Number(version));
}
