import { createHmac, timingSafeEqual } from 'node:crypto';

const SALT = 'cookie-session';

/**
 * The signature of a Flask session cookie, base64url without padding: HMAC-SHA1 under a key derived from the secret,
 * as itsdangerous derives it with `key_derivation="hmac"` (`Signer.derive_key`).
 * @param signed `payload.timestamp`
 */
export function signatureOf(signed: string, secret: string) {
  const key = createHmac('sha1', secret).update(SALT).digest();
  return createHmac('sha1', key).update(signed).digest('base64url');
}

/** Tells whether a signature holds, in the same time wherever it differs. */
export function holds(signed: string, signature: string, secret: string) {
  // As text: the last character has two bits to spare, so that some others in its place would decode to the same bytes.
  const [given, due] = [signature, signatureOf(signed, secret)].map((text) => Buffer.from(text));
  return given!.length === due!.length && timingSafeEqual(given!, due!);
}
