export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was sent off: no longer being typed, and not yet kept. */
const submitted = new WeakMap<Field, string>();

export const isField = (node: Node): node is Field =>
  node instanceof HTMLInputElement ||
  node instanceof HTMLTextAreaElement ||
  node instanceof HTMLSelectElement;

export const fieldsIn = (root: ParentNode) => [
  ...root.querySelectorAll<Field>('input, textarea, select'),
];

/** What a field holds, as text. */
export const held = (field: Field) => (isToggle(field) ? String(field.checked) : field.value);

/** Sets what a field holds and leaves alone what it was drawn with. */
export function hold(field: Field, text: string) {
  if (isToggle(field)) field.checked = text === 'true';
  // Setting the same value would still move the caret.
  else if (field.value !== text) field.value = text;
}

/** Whether someone is at it: it holds what was neither drawn nor sent off. */
export const isTyped = (field: Field) =>
  held(field) !== preset(field) && held(field) !== submitted.get(field);

export function markSubmitted(form: HTMLFormElement) {
  for (const field of fieldsIn(form)) submitted.set(field, held(field));
}

/** What was sent off and refused, or never arrived, is being typed again. */
export function takeBack(form: HTMLFormElement) {
  for (const field of fieldsIn(form)) submitted.delete(field);
}

/** What was sent off is kept: its fields show what they were drawn with, which by now is what is kept. */
export function settle(form: HTMLFormElement) {
  for (const field of fieldsIn(form))
    if (held(field) === submitted.get(field)) hold(field, preset(field));
  takeBack(form);
}

function preset(field: Field) {
  if (isToggle(field)) return String(field.defaultChecked);
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? '';
}

const isToggle = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
