import { deliver, type Command } from './delivery.js';
import { sendOff } from './fields.js';
import { isBusy } from './morph.js';
import { payloadOf } from './payload.js';
import { announce, note } from './says.js';

/** What was sent and perhaps never arrived; sent again, it is the same command. */
const unconfirmed = new WeakMap<HTMLFormElement, Command>();

/** Forms that are to be sent again when they are through. */
const next = new WeakSet<HTMLFormElement>();

/** Takes a form over from the browser. Without this it works just as well, with a page load more. */
export function onSubmit(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  if (!isCommand(form)) return;
  event.preventDefault();
  const command = commandOf(form, event.submitter);
  if (!isBusy(form)) void submit(form, command);
  // A double click is one submit; what was typed since is another.
  else if (command.id !== unconfirmed.get(form)?.id) next.add(form);
}

// A field called `action` or `method` hides the form's property of that name; the attributes are safe.
const isCommand = (form: HTMLFormElement) =>
  form.getAttribute('method') === 'post' && !form.matches('[action^="/session/"], [data-leaves]');

async function submit(form: HTMLFormElement, command: Command) {
  note();
  form.ariaBusy = 'true';
  unconfirmed.set(form, command);
  const settle = sendOff(form);
  try {
    if (await deliver(form, command)) {
      settle();
      announce('Done.');
    }
    unconfirmed.delete(form);
  } catch {
    note('That could not be sent just now. What you typed is still here: try again in a moment.');
  }
  form.ariaBusy = null;
  if (next.delete(form)) form.requestSubmit();
}

function commandOf(form: HTMLFormElement, button: HTMLElement | null): Command {
  const fields = [...new FormData(form, button)].filter(isText);
  const body = new URLSearchParams(fields).toString();
  const before = unconfirmed.get(form);
  const id = before?.body === body ? before.id : crypto.randomUUID();
  return { action: form.getAttribute('action')!, payload: payloadOf(form, fields), body, id };
}

const isText = (field: [string, unknown]): field is [string, string] =>
  typeof field[1] === 'string';
