const TEXTS = /"(?:\\.|[^"\\])*"/g;
const NUMBERS = /-?\d[\d.eE+-]*/g;
const INTEGER = /^-?\d+$/;
/** Every integer with fewer digits is kept. */
const LONG = /\d{16}/;

export const ROUNDED = 'It holds a number too large to be kept exactly: send it as text.';

/** Fractions may be rounded: senders know that. */
export const roundsInteger = (json: string) =>
  LONG.test(json) &&
  (json.replaceAll(TEXTS, '').match(NUMBERS) ?? []).some(
    (number) => INTEGER.test(number) && !isKept(number),
  );

function isKept(integer: string) {
  const number = Number(integer);
  if (Number.isSafeInteger(number)) return true;
  if (!Number.isFinite(number)) return false;
  const written = JSON.stringify(number);
  return BigInt(INTEGER.test(written) ? written : number) === BigInt(integer);
}
