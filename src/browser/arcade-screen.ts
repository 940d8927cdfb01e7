export type Mode = 'ready' | 'starting' | 'flying' | 'paused' | 'over' | 'watching';

export const HOW = matchMedia('(pointer: coarse)').matches
  ? 'Hold a finger here to fly up.'
  : 'Hold Space or the mouse to fly up.';

const SAYS: Record<Mode, string> = {
  ready: HOW,
  starting: 'Here we go.',
  flying: '',
  paused: 'Paused. The game waits for a minute.',
  over: '',
  watching: 'Live from another tab',
};

const PLAY: Partial<Record<Mode, string>> = {
  paused: 'Go on',
  over: 'Play again',
  watching: 'Play here',
};

/** What the page around the canvas says and offers. */
export function show(mode: Mode, said = SAYS[mode]) {
  part('stage').closest<HTMLElement>('.game')!.dataset.mode = mode;
  write('says', said);
  write('play', PLAY[mode] ?? 'Play');
  write('pause', mode === 'paused' ? 'Go on' : 'Pause');
  (part('pause') as HTMLButtonElement).disabled = mode !== 'flying' && mode !== 'paused';
}

export const part = (name: string) => document.getElementById(`game-${name}`)!;

export function write(name: string, text: string) {
  if (part(name).textContent !== text) part(name).textContent = text;
}
