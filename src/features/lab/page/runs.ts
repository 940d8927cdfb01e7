import { note } from '../../../browser/announcer.js';
import { morph } from '../../../browser/page/morph.js';
import { readPage } from '../../../browser/page/page.js';

const SHOWN = 'lab-result';

let last: Promise<unknown> = Promise.resolve();

export function show(form: HTMLFormElement, steps?: number) {
  const body = new URLSearchParams(new FormData(form) as never);
  last = last.then(() => run(form.getAttribute('action')!, body, steps)).catch(sayWhy);
  return last;
}

async function run(action: string, body: URLSearchParams, steps = Infinity) {
  const headers = { Accept: 'text/html' };
  const page = await readPage(await fetch(action, { method: 'POST', body, headers }));
  const refused = page.querySelector('.alert, .field.is-wrong .error');
  if (refused) throw new Error(refused.textContent.trim());
  const incoming = page.getElementById(SHOWN)!;
  uncover(incoming, steps);
  morph(document.getElementById(SHOWN)!, incoming);
  note();
}

/** The rest is only where the run happened to go on to. */
function uncover(result: HTMLElement, steps: number) {
  const rows = [...result.querySelectorAll('tbody tr')];
  for (const row of rows.slice(steps)) row.remove();
  if (rows.length <= steps) return;
  for (const end of result.querySelectorAll('.verdict, .hint')) end.remove();
}

function sayWhy(error: unknown) {
  note(
    error instanceof TypeError ? 'The lab can’t be reached just now.' : (error as Error).message,
  );
}
