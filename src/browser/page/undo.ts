/** For who took something away by a button that went with it. @returns what was taken away, in words */
export function offerUndo(action: string) {
  const slice = action.split('/')[1]!;
  const offer = document.querySelector<HTMLElement>(`[data-live="${slice}"] [data-undo]`);
  if (!offer) return undefined;
  if (isNowhere(document.activeElement)) offer.querySelector('button')!.focus();
  return `${offer.dataset.undo} Undo is there.`;
}

/** On nothing that can be used, as after what had the focus is gone. */
const isNowhere = (focused: Element | null) =>
  focused === null || focused === document.body || focused.matches('[tabindex="-1"]');
