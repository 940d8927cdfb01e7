interface Place {
  element: HTMLElement;
  path: HTMLElement[];
  selection: [start: number, end: number, length: number] | undefined;
}

export function aroundFocus(draw: () => void) {
  const place = focused();
  draw();
  if (place) restore(place);
}

export function moveFocus(from: Element, to: HTMLElement) {
  to.focus({ preventScroll: true });
  select(to, selectionOf(from));
}

function focused(): Place | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const path = [element];
  while (path.at(-1)!.parentElement) path.push(path.at(-1)!.parentElement!);
  return { element, path, selection: selectionOf(element) };
}

function restore({ element, path, selection }: Place) {
  if (element.isConnected) select(element, selection);
  // Whatever took its place may have the focus already.
  else if (document.activeElement === document.body) focusNearest(path);
}

/** Where what had the focus is gone, the next Tab must not start over at the top of the page. */
function focusNearest(path: HTMLElement[]) {
  const nearest = path.find((element) => element.isConnected)!;
  nearest.tabIndex = -1;
  nearest.focus({ preventScroll: true });
}

function selectionOf(element: Element): Place['selection'] {
  if (!isText(element) || element.selectionStart === null) return undefined;
  return [element.selectionStart, element.selectionEnd!, element.value.length];
}

function select(element: HTMLElement, selection: Place['selection']) {
  if (!selection || !isText(element)) return;
  const [start, end, length] = selection;
  const newEnd = end === length ? element.value.length : end;
  if (element.selectionStart !== start || element.selectionEnd !== newEnd)
    element.setSelectionRange(start, newEnd);
}

const isText = (element: Element) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
