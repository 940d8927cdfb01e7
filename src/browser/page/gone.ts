import { announce } from '../announcer.js';
import { fieldsIn, isTyped } from '../forms/fields.js';
import { aroundFocus, moveFocus } from './focus.js';

document.addEventListener('done', ({ target }) => letGo(target));
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-let-go]')) return;
  if (letGo(event.target)) event.preventDefault();
});

/** A row that someone is typing in stays, though another tab removed it. @returns whether the node stays */
export function keepRows(node: Node) {
  if (!(node instanceof HTMLElement)) return false;
  const rows = node.matches('[data-row]')
    ? [node]
    : [...node.querySelectorAll<HTMLElement>('[data-row]')];
  const kept = rows.filter(isBeingTyped);
  if (kept.length === 0) return false;
  for (const row of rows)
    if (kept.includes(row)) offer(row);
    else row.remove();
  return true;
}

/** Who removed the row in this very tab wants it gone. */
const isBeingTyped = (row: HTMLElement) =>
  fieldsIn(row).some(isTyped) && row.querySelector('form[aria-busy="true"]') === null;

function offer(row: HTMLElement) {
  if (row.dataset.gone !== undefined) return;
  const typed = fieldsIn(row).find(isTyped)!;
  const template = document.getElementById('gone') as HTMLTemplateElement;
  const form = template.content.cloneNode(true) as DocumentFragment;
  const [field] = fieldsIn(form);
  field!.id = `gone-${row.id}`;
  form.querySelector('label')!.htmlFor = field!.id;
  field!.value = typed.value;
  const hadFocus = document.activeElement === typed;
  row.dataset.gone = '';
  row.append(form);
  if (hadFocus) moveFocus(typed, field!);
  for (const old of [...row.children].slice(0, -1)) old.remove();
  announce('Removed in another tab. What you typed is still here.');
}

function letGo(target: EventTarget | null) {
  const row = target instanceof Element && target.closest('[data-gone]');
  if (row) aroundFocus(() => row.remove());
  return Boolean(row);
}
