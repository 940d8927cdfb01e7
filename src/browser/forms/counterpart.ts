import { fieldsIn, isToggle, type Field } from './fields.js';

export const sameForm = (form: HTMLFormElement, page: Document) =>
  [...page.forms].find((other) => isSameForm(form, other));

export const sameField = (field: Field, form: HTMLFormElement) =>
  fieldsIn(form).find((other) => isSameField(field, other));

export const isSameForm = (one: HTMLFormElement, other: HTMLFormElement) =>
  one.getAttribute('action') === other.getAttribute('action') && hidden(one) === hidden(other);

const hidden = (form: HTMLFormElement) =>
  [
    ...form.querySelectorAll<HTMLInputElement>(
      '[type="hidden"]:not([data-seen], [name="commandId"])',
    ),
  ]
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');

/** The choices of a group share their name and differ in their value. */
const isSameField = (one: Field, other: Field) =>
  one.name === other.name &&
  one.type === other.type &&
  (!isToggle(one) || one.value === other.value);
