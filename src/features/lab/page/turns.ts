import { show } from './runs.js';

const STEPS_OF_EACH = 3;

let turns = '';

export function onTurn({ target }: Event) {
  const button =
    target instanceof Element ? target.closest<HTMLButtonElement>('[data-turn]') : null;
  if (!button) return;
  // What was chosen by the list, or came to its end, is begun anew.
  const isOver = turns.length === 2 * STEPS_OF_EACH;
  turns = isOver ? button.dataset.turn! : turns + button.dataset.turn!;
  const form = button.form!;
  form.querySelector<HTMLSelectElement>('[name=order]')!.value = filledUp(turns);
  for (const each of form.querySelectorAll<HTMLButtonElement>('[data-turn]'))
    each.disabled = isSpent(each.dataset.turn!);
  void show(form, turns.length);
}

/** A run needs all six; what follows changes nothing of the steps before it. */
function filledUp(begun: string) {
  const rest = ['A', 'B'].map((who) => who.repeat(STEPS_OF_EACH - count(begun, who)));
  return begun + rest.join('');
}

const isSpent = (who: string) =>
  turns.length < 2 * STEPS_OF_EACH && count(turns, who) === STEPS_OF_EACH;

const count = (text: string, who: string) => text.split(who).length - 1;
