import { Big } from 'big.js';

/** What people put between thousands: a comma, or any of the spaces that browsers and other apps write. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?!\d)|^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)/;
const SEPARATORS = /[, \u00a0\u2009\u202f]/g;
/** With a digit on one side of the point at least. */
const PLAIN = /^(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})$/;
/** A sign and a dollar may stand before it, in either order, as the pages write amounts. */
const SIGN = /^([-\u2212]?)\$?([-\u2212]?) ?(?=[\d.])/;

/** No number is written longer; what is goes through no pattern. */
const MAX_LETTERS = 60;

/** What a person wrote as a number, as JSON would write it; undefined where it is none, or could be one of two. */
export function numeralIn(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LETTERS) return undefined;
  const [before = '', ...signs] = SIGN.exec(trimmed) ?? [];
  const rest = ungrouped(trimmed.slice(before.length));
  const minus = signs.filter(Boolean).length;
  if (minus > 1 || !PLAIN.test(rest)) return undefined;
  return (minus === 1 ? '-' : '') + rest.replace(/^\./, '0.').replace(/\.$/, '');
}

const ungrouped = (text: string) =>
  text.replace(GROUPED, (digits) => digits.replaceAll(SEPARATORS, ''));

/** @returns the number that a text means to the last digit; undefined where it is none */
export function numberIn(text: string) {
  const numeral = numeralIn(text);
  // What a number can't hold to the last digit would be taken for another one.
  return numeral !== undefined && new Big(numeral).eq(Number(numeral))
    ? Number(numeral)
    : undefined;
}

/** @returns how to write what is no number here, though it is one elsewhere; undefined where it is none */
export function cureFor(text: string) {
  const written = text.trim().replace(SIGN, '');
  if (written.length > MAX_LETTERS) return undefined;
  const [, whole = '', part] = /^(\d{1,3}(?:[. ]?\d{3})*|\d+),(\d+)$/.exec(written) ?? [];
  if (part) return `Write ${whole.replaceAll(/\D/g, '')}.${part} with a point.`;
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(written))
    return `Write ${written.replaceAll('.', '')} without points.`;
  if (/^[\d.,]*\.[\d,]*\.[\d.,]*$/.test(written)) return 'Write it with one point at most.';
  return undefined;
}
