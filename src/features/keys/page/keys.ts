import { fieldsIn, isTyped } from '../../../browser/forms/fields.js';
import { forgive } from '../../../browser/forms/forgive.js';
import '../../../browser/live.js';
import { morph } from '../../../browser/page/morph.js';
import { readPage } from '../../../browser/page/page.js';

const AFTER_MS = 150;
const SHOWN = ['keys-apart', 'keys-rotation'];
const FORMS = 'form[action^="/keys/"]';

let timer: number | undefined;
let asked = new AbortController();

document.addEventListener('input', ({ target }) => {
  const form = target instanceof Element ? target.closest<HTMLFormElement>(FORMS) : null;
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(() => void show(form), AFTER_MS);
});

async function show(form: HTMLFormElement) {
  asked.abort();
  asked = new AbortController();
  try {
    draw(form, await answer(form, asked.signal));
  } catch {
    // Typed on meanwhile, or offline: the next answer comes with the next key, or with the button.
  }
}

async function answer(form: HTMLFormElement, signal: AbortSignal) {
  const response = await fetch(form.getAttribute('action')!, {
    method: 'POST',
    body: new URLSearchParams([...new FormData(form)].filter(isText)),
    headers: { Accept: 'text/html' },
    signal,
  });
  return readPage(response);
}

const isText = (field: [string, unknown]): field is [string, string] =>
  typeof field[1] === 'string';

function draw(form: HTMLFormElement, page: Document) {
  for (const id of SHOWN) {
    const [shown, incoming] = [document.getElementById(id), page.getElementById(id)];
    if (shown && incoming) morph(shown, incoming);
  }
  // What an earlier answer found wrong is right by now.
  if (!page.querySelector('[aria-invalid="true"]')) forgive(form);
}

// What was typed before this script had come, or was put back by the browser, nobody has heard.
for (const form of document.querySelectorAll<HTMLFormElement>(FORMS))
  if (fieldsIn(form).some(isTyped)) void show(form);
