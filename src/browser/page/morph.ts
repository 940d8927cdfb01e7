import { Idiomorph } from 'idiomorph';
import { fieldsIn, held, hold, isField, isTyped } from '../forms/fields.js';
import { keepTouched } from '../forms/newer.js';
import { compareSeen } from '../forms/seen.js';
import { aroundFocus } from './focus.js';
import { keepRows } from './gone.js';
import { watchScrollers } from './scrollers.js';
import { localise } from './times.js';

/** What the page sets by itself, and a new drawing knows nothing of. */
const OWN_ATTRIBUTES = ['aria-busy', 'data-newer', 'data-theirs', 'open', 'tabindex'];

export function morph(element: Element, incoming: Element) {
  const typed = fieldsIn(element)
    .filter(isTyped)
    .map((field) => [field, held(field)] as const);
  const sayTheirs = compareSeen(element);
  const keepForms = keepTouched(element);
  aroundFocus(() => {
    void Idiomorph.morph(element, incoming, {
      callbacks: { beforeNodeMorphed, beforeNodeRemoved, beforeAttributeUpdated },
    });
    // A new default of one option or radio button takes the choice from another.
    for (const [field, text] of typed) hold(field, text);
    sayTheirs();
    keepForms();
    localise(element);
    watchScrollers(element);
  });
}

export const isBusy = (form: HTMLFormElement) => form.ariaBusy === 'true';

export const isRefused = (form: HTMLFormElement) =>
  form.querySelector('[aria-invalid="true"], [role="alert"]') !== null;

function beforeNodeMorphed(old: Node, incoming: Node) {
  if (old instanceof HTMLFormElement && isRefused(old) && !isBusy(old)) return false;
  if (old instanceof HTMLElement && old.matches('#says, [data-own]')) return false;
  // It gets the new default, and keeps the text.
  if (isField(old) && isField(incoming) && isTyped(old)) hold(incoming, held(old));
  return true;
}

const beforeNodeRemoved = (node: Node) => !keepRows(node);

const beforeAttributeUpdated = (name: string) => !OWN_ATTRIBUTES.includes(name);
