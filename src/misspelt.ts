/** One typing mistake or two; short names are too near to others. */
const MOST_EDITS = 2;
const SHORTEST = 6;

export const misspelt = (given: readonly string[], known: readonly string[]) =>
  given.flatMap((name) => {
    const meant = known.includes(name) ? undefined : known.find((each) => isMeant(name, each));
    return meant ? [{ name, meant }] : [];
  });

function isMeant(name: string, known: string) {
  const upper = name.toUpperCase();
  if (!known.includes('_') || known.length < SHORTEST) return false;
  if (isPart(upper, known) || isPart(known, upper)) return true;
  return (
    Math.abs(upper.length - known.length) <= MOST_EDITS && levenshtein(upper, known) <= MOST_EDITS
  );
}

/** SESSION_IDLE of SESSION_IDLE_SECONDS: its first words, of which there are several. */
const isPart = (part: string, whole: string) => part.includes('_') && whole.startsWith(part);

function levenshtein(one: string, other: string) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  const letters = other.split('');
  for (const [above, letter] of one.split('').entries()) {
    const next = [above + 1];
    for (const [left, each] of letters.entries())
      next.push(
        Math.min(row[left + 1]! + 1, next[left]! + 1, row[left]! + Number(letter !== each)),
      );
    row = next;
  }
  return row.at(-1)!;
}
