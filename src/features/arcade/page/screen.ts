import type { Arcade } from './pilot.js';

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

/** Puts the cave before the eyes, and the keys on it. */
export function face() {
  part('stage').focus({ preventScroll: true });
  part('stage').scrollIntoView({ block: 'nearest' });
}

export const LOST = 'This game is over: it was silent for a minute, or another one was started.';

export const resultOf = ({ best, run }: Arcade) =>
  run!.score === best ? `${best}: your best yet!` : `${run!.score}. Your best is ${best}.`;

export const part = (name: string) => document.getElementById(`game-${name}`)!;

export function write(name: string, text: string) {
  if (part(name).textContent !== text) part(name).textContent = text;
}
