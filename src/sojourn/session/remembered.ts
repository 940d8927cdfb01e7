import { LRUCache } from 'lru-cache';

const LETTERS_KEPT = 50_000;

/**
 * Works out once what comes of a text that many requests send, such as a header.
 * @param work gives the same for the same text, whatever request it comes from
 * @param letters how many letters of texts are kept; what was not used for longest goes first
 * @example const isTea = remembered((type, request: Request) => request.is('tea') !== false)
 */
export function remembered<Result extends string | boolean, From = void>(
  work: (text: string, from: From) => Result,
  letters = LETTERS_KEPT,
) {
  const known = new LRUCache<string, Result>({
    maxSize: letters,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return (text: string, from: From): Result => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text, from);
    known.set(text, result);
    return result;
  };
}
