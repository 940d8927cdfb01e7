import { announce } from '../announcer.js';
import { fieldsIn, held, hold, isTyped, preset, type Field } from './fields.js';

interface Touched {
  form: HTMLFormElement;
  fields: { field: Field; text: string; drawn: string }[];
}

const NEWER = 'Newer values from another tab.';

document.addEventListener('click', onUse);
document.addEventListener('done', ({ target }) => settle(target as HTMLFormElement));

/** What belongs together is not mixed with what another tab saved. @returns what puts back what was typed */
export function keepTouched(root: ParentNode) {
  const touched = [...root.querySelectorAll('form')].filter(isTouched).map(asTouched);
  return () => {
    for (const each of touched) keep(each);
  };
}

/** A field with `data-seen` is compared by itself. */
const isTouched = (form: HTMLFormElement) =>
  form.ariaBusy !== 'true' && !form.querySelector('[data-seen]') && fieldsIn(form).some(isTyped);

const asTouched = (form: HTMLFormElement): Touched => ({
  form,
  fields: fieldsIn(form).map((field) => ({ field, text: held(field), drawn: preset(field) })),
});

function keep({ form, fields }: Touched) {
  const isNews = fields.some(({ field, drawn }) => preset(field) !== drawn);
  for (const { field, text } of fields) hold(field, text);
  if (isNews) announce(NEWER);
  if (isNews || form.dataset.newer !== undefined) show(form);
}

/** Whatever is drawn leaves it out, and it stays until it is used or the form is sent. */
function show(form: HTMLFormElement) {
  form.dataset.newer = '';
  form.querySelector('.newer')?.remove();
  const template = document.getElementById('newer') as HTMLTemplateElement;
  form.append(template.content.cloneNode(true));
}

function onUse({ target }: MouseEvent) {
  const used = target instanceof Element && target.closest('[data-use]');
  const form = used && used.closest('form');
  if (!form) return;
  const fields = fieldsIn(form);
  for (const field of fields) hold(field, preset(field));
  settle(form);
  fields[0]!.focus();
}

function settle(form: HTMLFormElement) {
  delete form.dataset.newer;
  form.querySelector('.newer')?.remove();
}
