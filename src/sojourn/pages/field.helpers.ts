import type { HelperOptions } from 'handlebars';
import type { Answered } from './page.routes.js';
import type { Refused } from './refused.js';

interface Data {
  root: { refused?: Refused; answered?: Answered };
}

/** The form of a command whose field `of` holds `is`. */
interface Which {
  of?: string;
  is?: unknown;
}

interface Shown extends Which {
  hint?: string;
  label?: string;
  prefix?: string;
}

/** What was typed wins over what is kept. */
export function field(command: string, name: string, kept: unknown, options: HelperOptions) {
  const hash = options.hash as Shown;
  const data = options.data as Data;
  const refused = refusedOf(data, command, hash);
  const typed = (refused ?? answeredOf(data, command))?.values[name];
  const wrong = (refused ?? refusedElsewhere(data, command, name))?.errors ?? {};
  const errors = wrong[name];
  const id = [command.replaceAll('/', '-'), name, hash.is].filter(isGiven).join('-');
  if (errors && hash.label) data.root.refused!.drawn[name] = { id, label: hash.label };
  return {
    id,
    errors,
    code: refused?.code,
    value: typeof typed === 'string' ? typed : written(kept, hash.prefix),
    isFirstWrong: Object.keys(wrong)[0] === name,
    describedBy: [errors && `${id}-error`, hash.hint && `${id}-hint`].filter(isGiven).join(' '),
  };
}

const written = (kept: unknown, prefix: string | undefined) =>
  prefix === '$' && typeof kept === 'number' ? kept.toFixed(2) : (kept ?? '');

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

/** A field for date and time can hold nothing else: what was typed and is none stays as text. */
export function typeFor(type: string | undefined, value: unknown) {
  const isOther = type === 'datetime-local' && value !== '' && !isLocalTime(String(value));
  return isOther ? 'text' : (type ?? 'text');
}

const isLocalTime = (text: string) => LOCAL_TIME.test(text) && !Number.isNaN(Date.parse(text));

function refusedOf({ root: { refused } }: Data, command: string, { of, is }: Which) {
  if (refused?.command !== command) return undefined;
  return of === undefined || refused.values[of] === String(is) ? refused : undefined;
}

/** A rule may name a field of another form of the feature: without a wage there is no pay. */
function refusedElsewhere({ root: { refused } }: Data, command: string, name: string) {
  if (!refused || refused.code === 'invalid' || name in refused.values) return undefined;
  return featureOf(refused.command) === featureOf(command) ? refused : undefined;
}

const featureOf = (command: string) => command.split('/')[0];

const answeredOf = ({ root: { answered } }: Data, command: string) =>
  answered?.command === command ? answered : undefined;

const isGiven = (part: unknown) => part !== undefined && part !== null && part !== '';
