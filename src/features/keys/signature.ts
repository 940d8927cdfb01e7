import { createHmac, timingSafeEqual } from 'node:crypto';

const SALT = 'cookie-session';

/** HMAC-SHA1, its key derived as by itsdangerous with `key_derivation="hmac"` (`Signer.derive_key`). */
export function signatureOf(signed: string, secret: string) {
  const key = createHmac('sha1', secret).update(SALT).digest();
  return createHmac('sha1', key).update(signed).digest('base64url');
}

export function holds(signed: string, signature: string, secret: string) {
  // As text: the last character has two bits to spare, so that some others in its place would decode to the same bytes.
  const [given, due] = [signature, signatureOf(signed, secret)].map((text) => Buffer.from(text));
  return given!.length === due!.length && timingSafeEqual(given!, due!);
}
