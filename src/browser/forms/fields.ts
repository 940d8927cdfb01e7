export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const isField = (node: Node): node is Field =>
  node instanceof HTMLInputElement ||
  node instanceof HTMLTextAreaElement ||
  node instanceof HTMLSelectElement;

export const fieldsIn = (root: ParentNode) => [
  ...root.querySelectorAll<Field>('input:not([type=hidden]), textarea, select'),
];

export const held = (field: Field) => (isToggle(field) ? String(field.checked) : field.value);

export function hold(field: Field, text: string) {
  if (isToggle(field)) field.checked = text === 'true';
  // Setting the same value would still move the caret.
  else if (field.value !== text) field.value = text;
}

export const isTyped = (field: Field) => held(field) !== preset(field);

/** @returns what to call once it is kept, and so no longer being typed */
export function sendOff(form: HTMLFormElement) {
  const sent = fieldsIn(form).map((field) => [field, held(field)] as const);
  return () => {
    // By now a field was drawn with what is kept of it; a form to add things with was drawn empty.
    for (const [field, text] of sent) if (held(field) === text) hold(field, preset(field));
    // Until it is reset, a field counts as edited for the style sheet, and hides its wrapped text.
    if (!fieldsIn(form).some(isTyped)) form.reset();
  };
}

export function presetLike(field: Field, other: Field) {
  if (isToggle(field)) field.defaultChecked = preset(other) === 'true';
  else if (field instanceof HTMLSelectElement) presetOption(field, preset(other));
  else field.defaultValue = preset(other);
}

function presetOption({ options }: HTMLSelectElement, text: string) {
  for (const option of options) option.defaultSelected = option.value === text;
}

export function preset(field: Field) {
  if (isToggle(field)) return String(field.defaultChecked);
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? '';
}

export const isToggle = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
