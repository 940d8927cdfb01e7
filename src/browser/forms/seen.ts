import { announce } from '../announcer.js';
import { fieldsIn, held, isTyped, type Field } from './fields.js';
import { forgive } from './forgive.js';

/** What a form showed of a field when someone began to type in it: a hidden field, `data-seen` names the other. */
type Seen = [seen: HTMLInputElement, field: Field];

document.addEventListener('click', onTake);

/** What is sent off is what this tab has seen. @returns what is called where it did not arrive */
export function seeSent(form: HTMLFormElement) {
  const before = seenIn(form).map(([seen, field]) => [seen, field, seen.value] as const);
  for (const [seen, field] of before) seen.value = held(field);
  return () => {
    for (const [seen, , value] of before) seen.value = value;
  };
}

/** @returns what says beside each field what another tab wrote while someone typed in it */
export function compareSeen(root: ParentNode) {
  const before = seenIn(root)
    .filter(([{ form }, field]) => isTyped(field) && form?.ariaBusy !== 'true')
    .map(([seen, field]) => [seen, field, seen.value] as const);
  return () => {
    for (const [seen, field, value] of before) {
      const isNews = seen.value !== value;
      if (isNews) announce(`Another tab wrote “${seen.value}” meanwhile.`);
      if ((isNews || seen.form?.dataset.theirs) && isTyped(field)) showTheirs(seen, field);
    }
  };
}

function showTheirs({ form, value }: HTMLInputElement, field: Field) {
  const place = field.closest('.field');
  if (!form || !place || form.querySelector('.error')) return;
  form.dataset.theirs = value;
  place.querySelector('.theirs')?.remove();
  const template = document.getElementById('theirs') as HTMLTemplateElement;
  const line = template.content.cloneNode(true) as DocumentFragment;
  const said = line.querySelector('.theirs')!.firstChild!;
  said.textContent = said.textContent!.replace('…', value);
  place.append(line);
}

function onTake(event: MouseEvent) {
  const taken = event.target instanceof Element && event.target.closest('[data-take]');
  const form = taken && taken.closest('form');
  if (!form) return;
  event.preventDefault();
  for (const [seen, field] of seenIn(form)) {
    (field as HTMLInputElement).defaultValue = seen.value;
    field.value = seen.value;
    field.focus();
  }
  forgive(form);
}

function seenIn(root: ParentNode): Seen[] {
  const all = [...root.querySelectorAll<HTMLInputElement>('[data-seen]')];
  return all.flatMap((seen) => {
    const field = fieldsIn(seen.form!).find(({ name }) => name === seen.dataset.seen);
    return field ? [[seen, field]] : [];
  });
}
