import { invalid } from 'sojourn';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Tagged = { [key: string]: Json };

const BASE64 = /^([A-Za-z\d+/]{4})*([A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;
const UUID_HEX = /^[\da-f]{32}$/i;

/** Flask's tags (`flask/json/tag.py`): an object whose only key is one of these stands for another type. */
const TAGS: Record<string, { of: (value: Json) => boolean; needs: string }> = {
  ' t': { of: Array.isArray, needs: 'a list, for a tuple' },
  ' b': { of: isTextOf((text) => BASE64.test(text)), needs: 'base64, for bytes' },
  ' m': { of: isTextOf(() => true), needs: 'text, for markup' },
  ' u': { of: isTextOf((text) => UUID_HEX.test(text)), needs: '32 hexadecimal digits, for a UUID' },
  ' d': { of: isTextOf(isHttpDate), needs: 'an HTTP date, for a datetime' },
  ' di': {
    of: isEscaped,
    needs: 'an object of one key that ends in "__", for one with a tag as its key',
  },
};

/** As Flask's session does: compact, in ASCII, keys in the order of their code points. */
export function writeTagged(session: Tagged) {
  const tag = tagIn(session);
  if (tag !== undefined && tag !== ' di')
    throw wrong(`A session is an object, not a tagged value; ${cureFor(tag)}`);
  return write(session);
}

function write(value: Json): string {
  if (typeof value !== 'object' || value === null) return writePlain(value);
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  checkTag(value);
  const members = Object.entries(value).toSorted(([left], [right]) => byCodePoint(left, right));
  return `{${members.map(([key, inner]) => `${write(key)}:${write(inner)}`).join()}}`;
}

function writePlain(value: Json) {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string' && !value.isWellFormed())
    throw wrong('It holds text with half a character in it, which can’t be shown.');
  return inAscii(JSON.stringify(value));
}

/** As digits where these mean the very same number; otherwise with an exponent, which Python reads as a float. */
function writeNumber(value: number) {
  if (!Number.isFinite(value)) throw wrong('It holds a number beyond all that can be kept.');
  const digits = JSON.stringify(value);
  const isOther = /^-?\d+$/.test(digits) && BigInt(digits) !== BigInt(value);
  return isOther ? value.toExponential() : digits;
}

function checkTag(value: Tagged) {
  const tag = tagIn(value);
  if (tag === undefined || TAGS[tag]!.of(value[tag]!)) return;
  throw wrong(`The tag "${tag}" needs ${TAGS[tag]!.needs}; ${cureFor(tag)}`);
}

const cureFor = (tag: string) => `for a plain key of that name write {" di": {"${tag}__": …}}.`;

function tagIn(value: Tagged) {
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && Object.hasOwn(TAGS, key) ? key : undefined;
}

function isEscaped(value: Json) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0]!.endsWith('__');
}

function isTextOf(isGood: (text: string) => boolean) {
  return (value: Json) => typeof value === 'string' && isGood(value);
}

/** RFC 9110 has three forms of date; Flask writes the first, which is also JavaScript's. */
function isHttpDate(text: string) {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toUTCString() === text;
}

const wrong = (message: string) => invalid({ payload: [message] });

const inAscii = (json: string) =>
  json.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

// UTF-8 keeps the order of code points; JavaScript's own order is that of UTF-16.
const byCodePoint = (left: string, right: string) =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));
