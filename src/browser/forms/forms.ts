import { announce, note } from '../announcer.js';
import { isBusy } from '../page/morph.js';
import { newsOf } from '../page/news.js';
import { offerUndo } from '../page/undo.js';
import { deliver, type Command } from './delivery.js';
import { sendOff } from './fields.js';
import { payloadOf } from './payload.js';
import { seeSent } from './seen.js';
import { stopWaiting, wait } from './waiting.js';

/** What was sent last and perhaps never arrived; sent again, it is the same command. */
const unconfirmed = new WeakMap<HTMLFormElement, Command>();

/** Not part of the payload: they tell the server what it else would not know of a form. */
const OF_THE_FORM = ['commandId', 'returnTo'];

const NEXT = { true: 'it is sent once the connection is back', false: 'try again in a moment' };

/** What is called once it is kept, and where it did not arrive. */
interface Sent {
  settle: () => void;
  unsee: () => void;
}

const underWay = new WeakMap<HTMLFormElement, Promise<void>>();

export function onSubmit(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  if (!isCommand(form)) return;
  event.preventDefault();
  const command = commandOf(form, event.submitter);
  // A double click is one submit; what was typed since is another.
  if (!isBusy(form) || command.id !== unconfirmed.get(form)?.id) queue(form, command);
}

// A field called `action` or `method` hides the form's property of that name; the attributes are safe.
const isCommand = (form: HTMLFormElement) =>
  form.getAttribute('method') === 'post' && !form.matches('[data-leaves]');

function queue(form: HTMLFormElement, command: Command) {
  form.ariaBusy = 'true';
  unconfirmed.set(form, command);
  const settle = sendOff(form);
  const unsee = seeSent(form);
  const before = underWay.get(form) ?? Promise.resolve();
  underWay.set(
    form,
    before.then(() => submit(form, command, { settle, unsee })),
  );
}

async function submit(form: HTMLFormElement, command: Command, { settle, unsee }: Sent) {
  // Gone meanwhile, as with a session that is over: what was meant for it is meant for no other.
  if (!form.isConnected) return;
  const isThrough = await attempt(form, command, settle);
  if (!isThrough) unsee();
  if (unconfirmed.get(form) !== command) return;
  form.ariaBusy = null;
  if (isThrough) unconfirmed.delete(form);
}

/** @returns whether it is known what came of it */
async function attempt(form: HTMLFormElement, command: Command, settle: () => void) {
  note();
  try {
    const isDone = await deliver(form, command);
    stopWaiting(command.id);
    if (isDone) {
      settle();
      announce(offerUndo(command.action) ?? newsOf(command.action.split('/')[1]!) ?? 'Done.');
      form.dispatchEvent(new Event('done', { bubbles: true }));
    }
    return true;
  } catch {
    const isWaiting = wait(command, () => {
      settle();
      if (unconfirmed.get(form) === command) unconfirmed.delete(form);
    });
    note(`That could not be sent just now. What you typed is still here: ${NEXT[`${isWaiting}`]}.`);
    return false;
  }
}

function commandOf(form: HTMLFormElement, button: HTMLElement | null): Command {
  // A command that this page sends has an id of its own, which stays the same where the form is drawn anew.
  const all = [...new FormData(form, button)].filter(isText);
  const fields = all.filter(([name]) => !OF_THE_FORM.includes(name));
  const returnTo = new Map(all).get('returnTo');
  const body = new URLSearchParams(fields).toString();
  const before = unconfirmed.get(form);
  const id = before?.body === body ? before.id : crypto.randomUUID();
  const action = form.getAttribute('action')!;
  return { action, payload: payloadOf(form, fields), body, returnTo, id };
}

const isText = (field: [string, unknown]): field is [string, string] =>
  typeof field[1] === 'string';
