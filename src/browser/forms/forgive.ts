export function forgive(form: HTMLFormElement) {
  for (const wrong of document.querySelectorAll('main > .alert')) wrong.remove();
  for (const said of form.querySelectorAll('.error, .theirs')) said.remove();
  for (const field of form.querySelectorAll('.is-wrong')) field.classList.remove('is-wrong');
  for (const field of form.querySelectorAll('[aria-invalid]'))
    field.removeAttribute('aria-invalid');
  delete form.dataset.theirs;
}
