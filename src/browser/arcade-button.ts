const KEYS = ['Space', 'ArrowUp', 'KeyW'];
const PAUSE_KEYS = ['Escape', 'KeyP'];

interface Handlers {
  press: () => void;
  release: () => void;
  pause: () => void;
}

/** The one button of the game: a key, the mouse or a finger on the stage. */
export function listen(
  stage: HTMLElement,
  { press, release, pause }: Handlers,
  signal: AbortSignal,
) {
  const on = <Name extends keyof WindowEventMap>(
    name: Name,
    act: (event: WindowEventMap[Name]) => void,
  ) => addEventListener(name, act, { signal });
  on('keydown', (event) => {
    if (!isForGame(event)) return;
    if (KEYS.includes(event.code)) event.preventDefault();
    if (event.repeat) return;
    if (KEYS.includes(event.code)) press();
    if (PAUSE_KEYS.includes(event.code)) pause();
  });
  on('keyup', (event) => {
    if (!KEYS.includes(event.code)) return;
    if (isForGame(event)) event.preventDefault();
    release();
  });
  for (const name of ['pointerup', 'pointercancel', 'blur'] as const) on(name, release);
  stage.addEventListener('pointerdown', (event) => onPointer(event, press), { signal });
  stage.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
}

function onPointer(event: PointerEvent, press: () => void) {
  if (event.button !== 0 || (event.target as Element).closest('button')) return;
  press();
}

/** Elsewhere on the page the same keys press buttons, follow links and write text. */
function isForGame({ target, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey || !(target instanceof Element)) return false;
  return !target.closest('a, button, input, select, textarea, summary');
}
