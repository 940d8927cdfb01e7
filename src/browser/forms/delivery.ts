import { note } from '../announcer.js';
import { send } from '../connection/connection.js';
import { isRefused, morph } from '../page/morph.js';
import { askServer, isOfOldId, readPage, refresh, sayCookieless } from '../page/page.js';
import { isSameForm, sameForm } from './counterpart.js';
import { forgive } from './forgive.js';
import { keepUnsent } from './unsent.js';

export interface Command {
  action: string;
  payload: object;
  body: string;
  /** The page that the form stands on, where that is not its feature's own. */
  returnTo: string | undefined;
  /** Whichever way it goes, and however often, it is applied once. */
  id: string;
}

export async function deliver(form: HTMLFormElement, command: Command) {
  const answer = await send(eventOf(command), { ...command.payload, commandId: command.id });
  if (answer === 'over') return false;
  // Asked again as a form, a refusal comes as the page that says it beside the fields.
  if (answer !== 'done') return post(form, command);
  // What changed nothing is pushed to nobody, so its refusal from before would stay.
  if (isRefused(form) || form.matches('[data-refreshes]')) await refresh();
  return true;
}

/** For a command that may have arrived. @returns why it was refused, if it was @throws where nobody knows */
export async function deliverAgain(command: Command) {
  const answer = await send(eventOf(command), { ...command.payload, commandId: command.id });
  if (answer === 'done' || answer === 'over') return undefined;
  const refusal = await postOnce(command);
  return refusal && reasonIn(refusal).trim();
}

const eventOf = ({ action }: Command) => action.slice(1).replace('/', ':');

async function post(form: HTMLFormElement, command: Command) {
  let refusal = await postOnce(command);
  // Another tab gave the session a new id meanwhile. By now the browser has the new cookie.
  if (refusal && isOfOldId(refusal)) refusal = await postOnce(command);
  if (refusal) showRefusal(form, refusal);
  else await refresh();
  return !refusal && !sayCookieless();
}

/** @returns the page that says why it was refused, if it was */
async function postOnce({ action, body, returnTo, id }: Command) {
  const fields = new URLSearchParams(body);
  if (returnTo) fields.set('returnTo', returnTo);
  const response = await askServer(action, {
    method: 'POST',
    body: fields,
    headers: { Accept: 'text/html', 'Idempotency-Key': id },
    redirect: 'manual',
  });
  return response.type === 'opaqueredirect' ? undefined : readPage(response);
}

function showRefusal(form: HTMLFormElement, page: Document) {
  const shown = [...page.forms].filter(isRefused).map((drawn) => drawRefused(form, drawn));
  // What it was refused for before may be right by now.
  if (!shown.includes(form)) forgive(form);
  note(shown.some(Boolean) ? '' : reasonIn(page));
  wrongField(form)?.focus();
}

function drawRefused(form: HTMLFormElement, drawn: HTMLFormElement) {
  const shown = isSameForm(form, drawn) ? form : sameForm(drawn, document);
  if (!shown) return undefined;
  keepUnsent(shown, drawn);
  morph(shown, drawn);
  return shown;
}

const wrongField = (form: HTMLFormElement) =>
  form.querySelector<HTMLElement>(WRONG) ?? document.querySelector<HTMLElement>(WRONG);

const WRONG = ':is(input, select, textarea)[aria-invalid="true"], [aria-invalid="true"] input';

const reasonIn = (page: Document) =>
  page.querySelector('main [role="alert"]')?.textContent ??
  'That is not possible any more, so nothing was changed.';
