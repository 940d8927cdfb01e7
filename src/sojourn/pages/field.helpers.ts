import type { HelperOptions } from 'handlebars';
import type { Answered } from './redraw.js';
import type { Refused } from './refused.js';

interface Data {
  root: { refused?: Refused; answered?: Answered };
}

/** Which of several forms of one command this is: the one whose field `of` holds `is`. */
interface Which {
  of?: string;
  is?: unknown;
}

/** A field as it is to be shown: what was typed wins over what is kept. */
export function field(command: string, name: string, kept: unknown, options: HelperOptions) {
  const hash = options.hash as Which & { hint?: string };
  const refused = refusedOf(options.data, command, hash);
  const typed = (refused ?? answeredOf(options.data, command))?.values[name];
  const wrong = refused?.errors ?? {};
  const errors = wrong[name];
  const id = [command.replaceAll('/', '-'), name, hash.is].filter(isGiven).join('-');
  return {
    id,
    errors,
    code: refused?.code,
    value: typeof typed === 'string' ? typed : (kept ?? ''),
    isFirstWrong: Object.keys(wrong)[0] === name,
    describedBy: [errors && `${id}-error`, hash.hint && `${id}-hint`].filter(isGiven).join(' '),
  };
}

function refusedOf({ root: { refused } }: Data, command: string, { of, is }: Which) {
  if (refused?.command !== command) return undefined;
  return of === undefined || refused.values[of] === String(is) ? refused : undefined;
}

const answeredOf = ({ root: { answered } }: Data, command: string) =>
  answered?.command === command ? answered : undefined;

const isGiven = (part: unknown) => part !== undefined && part !== null && part !== '';
