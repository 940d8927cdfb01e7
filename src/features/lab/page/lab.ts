import '../../../browser/live.js';
import { fiftyAtOnce } from './fifty.js';
import { show } from './runs.js';
import { onTurn } from './turns.js';

const FORMS = 'form[action^="/lab/"]';

/** A run is drawn into the page as it is: what was chosen stays, and so does the way back. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches(FORMS)) return;
  event.preventDefault();
  if (form.getAttribute('action') === '/lab/fifty') void fiftyAtOnce();
  else void show(form);
});

document.addEventListener('click', onTurn);
for (const turns of document.querySelectorAll<HTMLElement>('.lab-turns')) turns.hidden = false;
