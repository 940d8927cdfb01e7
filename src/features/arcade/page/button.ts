const KEYS = ['Space', 'ArrowUp', 'KeyW'];
const PAUSE_KEYS = ['Escape', 'KeyP'];

interface Handlers {
  press: () => void;
  release: () => void;
  pause: () => void;
}

export function listen(
  stage: HTMLElement,
  { press, release, pause }: Handlers,
  signal: AbortSignal,
) {
  const on = <Name extends keyof WindowEventMap>(
    name: Name,
    act: (event: WindowEventMap[Name]) => void,
  ) => addEventListener(name, act, { signal });
  const holds = new Holds(press, release);
  on('keydown', (event) => {
    if (!isForGame(event, stage)) return;
    if (KEYS.includes(event.code)) event.preventDefault();
    if (event.repeat) return;
    if (KEYS.includes(event.code)) holds.add(event.code);
    if (PAUSE_KEYS.includes(event.code)) pause();
  });
  on('keyup', (event) => {
    if (!KEYS.includes(event.code)) return;
    if (isForGame(event, stage)) event.preventDefault();
    holds.remove(event.code);
  });
  for (const name of ['pointerup', 'pointercancel'] as const)
    on(name, ({ pointerId }) => holds.remove(pointerId));
  on('blur', () => holds.clear());
  stage.addEventListener(
    'pointerdown',
    (event) => {
      if (isPress(event)) holds.add(event.pointerId);
    },
    { signal },
  );
  stage.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
}

/** What is down just now, keys and fingers: it is one button, for as long as any is. */
class Holds {
  private readonly down = new Set<string | number>();

  constructor(
    private readonly press: () => void,
    private readonly release: () => void,
  ) {}

  add(what: string | number) {
    this.down.add(what);
    this.press();
  }

  remove(what: string | number) {
    if (this.down.delete(what) && this.down.size === 0) this.release();
  }

  clear() {
    this.down.clear();
    this.release();
  }
}

const isPress = ({ button, target }: PointerEvent) =>
  button === 0 && !(target as Element).closest('button');

/** Elsewhere on the page the same keys scroll, press buttons, follow links and write text. */
function isForGame({ target, ctrlKey, altKey, metaKey }: KeyboardEvent, stage: HTMLElement) {
  if (ctrlKey || altKey || metaKey || !(target instanceof Element)) return false;
  return stage.contains(target) && !target.closest('button');
}
