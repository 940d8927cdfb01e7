import { moveFocus } from '../page/focus.js';
import { sameField, sameForm } from './counterpart.js';
import { fieldsIn, held, hold, isField, isTyped, presetLike, type Field } from './fields.js';

/** What was typed and not sent is carried over: it was never part of the session. */
export function replaceBody(page: Document) {
  const focused = document.activeElement;
  const next = focused && isField(focused) ? counterpart(focused, page) : undefined;
  for (const field of fieldsIn(document).filter(isTyped)) carry(field, counterpart(field, page));
  document.body.replaceWith(page.body);
  if (focused && next) moveFocus(focused, next);
}

/** A refused form comes drawn with what was typed; that is still not sent, and not what is kept. */
export function keepUnsent(form: HTMLFormElement, drawn: HTMLFormElement) {
  for (const field of fieldsIn(form).filter(isTyped)) {
    const other = sameField(field, drawn);
    if (other) presetLike(other, field);
    carry(field, other);
  }
}

function carry(field: Field, other: Field | undefined) {
  if (other) hold(other, held(field));
}

function counterpart(field: Field, page: Document) {
  const form = field.form && sameForm(field.form, page);
  return form ? sameField(field, form) : undefined;
}
