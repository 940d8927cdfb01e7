import { Big } from 'big.js';

/** A comma, or any of the spaces that browsers and other apps write. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?!\d)|^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)/;
const SEPARATORS = /[, \u00a0\u2009\u202f]/g;
const PLAIN = /^(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})$/;
const SIGN = /^([-\u2212]?)\$?([-\u2212]?) ?(?=[\d.])/;

/** A longer text goes through no pattern. */
const MAX_LETTERS = 60;

/** @returns the number as JSON writes it; undefined where it is none, or ambiguous */
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

export function numberIn(text: string) {
  const numeral = numeralIn(text);
  // What a number can't hold to the last digit would be taken for another one.
  return numeral !== undefined && new Big(numeral).eq(Number(numeral))
    ? Number(numeral)
    : undefined;
}

/** @returns how to write a number of another country; undefined where it is none */
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
