const NUMERAL = /^-?\d{1,20}(\.\d{1,20})?$/;

/** What can't be read as its type goes as text, and is refused as such. */
export function payloadOf(form: HTMLFormElement, fields: [name: string, text: string][]) {
  const payload: Record<string, unknown> = {};
  for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox][data-as=boolean]'))
    payload[box.name] = box.checked;
  for (const [name, text] of fields) {
    const read = readAs(text, dataOf(form, name));
    if (read !== undefined) payload[name] = read;
  }
  return payload;
}

function readAs(text: string, { as, optional }: DOMStringMap) {
  const trimmed = text.trim();
  if (optional !== undefined && trimmed === '') return undefined;
  if (as === 'number' && isExact(trimmed)) return Number(trimmed);
  if (as === 'boolean' && /^(true|false)$/.test(trimmed)) return trimmed === 'true';
  return text;
}

/** A number holds fifteen digits to the last; what has more goes as text, so that none is dropped unseen. */
const isExact = (text: string) => NUMERAL.test(text) && text.replaceAll(/\D/g, '').length <= 15;

const dataOf = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.dataset ?? {};
