import { inWords } from './diff.words.js';
import { commandId, fresh } from './drawing.helpers.js';
import { field, typeFor } from './field.helpers.js';
import { formatHelpers } from './format.helpers.js';
import { wrongFields } from './refused.js';
import { valuesOf } from './state.values.js';

interface Option {
  value: string | number;
  label: string;
}

/** The helpers of the package's templates, for a build that compiles an app's. */
export const viewHelpers = {
  ...formatHelpers,
  add: (left: number, right: number) => left + right,
  subtract: (left: number, right: number) => left - right,
  below: (left: number, right: number) => left < right,
  eq: (left: unknown, right: unknown) => left === right,
  when: (condition: unknown, value: unknown) => (condition ? value : null),
  or: (value: unknown, preset: unknown) => value || preset,
  steps,
  commandId,
  choices,
  fresh,
  field,
  typeFor,
  inWords,
  valuesOf,
  wrongFields,
};

function steps(names: string, now: string) {
  const all = names.split(' ');
  const at = all.indexOf(now);
  return all.map((name, index) => ({ name, isNow: index === at, isPast: index < at }));
}

function choices(options: Option[], chosen: unknown) {
  return options.map((option) => ({
    ...option,
    isChosen: String(option.value) === String(chosen),
  }));
}
