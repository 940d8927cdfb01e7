const TEXTS = /"(?:\\.|[^"\\])*"/g;
const NUMBERS = /-?\d[\d.eE+-]*/g;
const INTEGER = /^-?\d+$/;
/** Every integer with fewer digits is kept. */
const LONG = /\d{16}/;

/** What is said of a number that would be another one by the time it is kept. */
export const ROUNDED = 'It holds a number too large to be kept exactly: send it as text.';

/** Whether a JSON text holds an integer that JavaScript would round without a word. A fraction is known to be rounded. */
export const roundsInteger = (json: string) =>
  LONG.test(json) &&
  (json.replaceAll(TEXTS, '').match(NUMBERS) ?? []).some(
    (number) => INTEGER.test(number) && !isKept(number),
  );

/** Whether it comes out again as it went in. */
function isKept(integer: string) {
  const number = Number(integer);
  if (Number.isSafeInteger(number)) return true;
  if (!Number.isFinite(number)) return false;
  const written = JSON.stringify(number);
  return BigInt(INTEGER.test(written) ? written : number) === BigInt(integer);
}
