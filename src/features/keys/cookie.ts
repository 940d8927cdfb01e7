import { deflateSync, inflateSync } from 'node:zlib';
import { invalid, jsonFault } from 'sojourn';
import { holds, signatureOf } from './signature.js';
import type { Tagged } from './tagged.js';

/** Characters. Browsers keep 4,096 with its name; what is longer can still be looked at here. */
export const COOKIE_LIMIT = 32_768;
/** Bytes of JSON: a short cookie can unpack to a thousand times its size. */
export const JSON_LIMIT_BYTES = 65_536;
/** The end of the year 9999, in seconds: Python has no later date. */
const LAST_SECOND = 253_402_300_799;

export interface Parts {
  /** With its leading dot, if it is compressed. */
  payload: string;
  timestamp: string;
  signature: string;
}

const PARTS = /^(?<payload>\.?[\w-]+)\.(?<timestamp>[\w-]+)\.(?<signature>[\w-]+)$/;

export function takeApart(cookie: string): Parts {
  const parts = PARTS.exec(cookie)?.groups as Parts | undefined;
  if (parts) return { ...parts };
  throw wrong(
    'A Flask session cookie is payload.timestamp.signature, each in base64url. Paste its value only.',
  );
}

export const isSignedWith = ({ payload, timestamp, signature }: Parts, secret: string) =>
  holds(`${payload}.${timestamp}`, signature, secret);

export const isCompressed = ({ payload }: Parts) => payload.startsWith('.');

/** @returns milliseconds since 1970 */
export function readTimestamp({ timestamp }: Parts) {
  const bytes = fromBase64url(timestamp);
  const seconds = bytes.length > 8 ? Infinity : Number(`0x${bytes.toString('hex')}`);
  if (seconds <= LAST_SECOND) return seconds * 1000;
  throw wrong('Its timestamp is beyond the year 9999.');
}

export function readSession(parts: Parts): Tagged {
  const session = parse(readJson(parts));
  if (typeof session === 'object' && session !== null && !Array.isArray(session))
    return session as Tagged;
  throw wrong('Its payload is no JSON object, so no session.');
}

/** As `URLSafeTimedSerializer.dumps` of itsdangerous does. @param now milliseconds since 1970 */
export function makeCookie(json: string, now: number, secret: string) {
  const timestamp = timestampOf(Math.floor(now / 1000));
  const signed = `${payloadOf(Buffer.from(json))}.${timestamp}`;
  return `${signed}.${signatureOf(signed, secret)}`;
}

function payloadOf(json: Buffer) {
  const packed = deflateSync(json);
  // One less, for the dot.
  if (packed.length < json.length - 1) return `.${packed.toString('base64url')}`;
  return json.toString('base64url');
}

function timestampOf(seconds: number) {
  const hex = seconds.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}

function fromBase64url(text: string) {
  if (text.length % 4 !== 1) return Buffer.from(text, 'base64url');
  throw wrong('One of its parts is no base64url: it is a character short.');
}

function readJson(parts: Parts) {
  const bytes = fromBase64url(parts.payload.replace(/^\./, ''));
  return isCompressed(parts) ? unpack(bytes) : bytes;
}

function unpack(bytes: Buffer) {
  try {
    return inflateSync(bytes, { maxOutputLength: JSON_LIMIT_BYTES });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw wrong(isTooLarge ? TOO_LARGE : 'Its payload is marked as compressed, and is not.');
  }
}

function parse(bytes: Buffer): unknown {
  const [json, session] = textAndValue(bytes);
  // As a field of a payload, so that whatever can be read can also be signed.
  const fault = jsonFault(json, session);
  if (fault) throw wrong(FAULTS[fault]);
  return session;
}

function textAndValue(bytes: Buffer): [string, unknown] {
  try {
    const json = utf8.decode(bytes);
    return [json, JSON.parse(json, finite)];
  } catch {
    throw wrong('Its payload is no JSON.');
  }
}

const FAULTS = {
  // Python's integers have no end.
  rounded: 'It holds a number too large to be shown exactly.',
  deep: 'Its payload is nested too deeply.',
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** JavaScript reads 1e999 as Infinity, and would write that as null. */
function finite(_: string, value: unknown) {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not finite');
  return value;
}

const wrong = (message: string) => invalid({ cookie: [message] });

const TOO_LARGE = `Its payload unpacks to more than ${JSON_LIMIT_BYTES / 1024} KiB.`;
