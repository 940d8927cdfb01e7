import type { Pilot } from './pilot.js';

/** `left`: a game is under way, but nobody flies it just now. */
export type Mode = 'ready' | 'starting' | 'flying' | 'paused' | 'over' | 'watching' | 'left';

export const HOW = matchMedia('(pointer: coarse)').matches
  ? 'Hold a finger here to fly up.'
  : 'Hold Space or the mouse to fly up.';

const SAYS: Record<Mode, string> = {
  ready: HOW,
  starting: 'Here we go.',
  flying: '',
  paused: '',
  over: '',
  watching: 'Live from another tab',
  left: 'A game is still in the air. It waits for a minute.',
};

const PLAY: Partial<Record<Mode, string>> = {
  paused: 'Go on',
  over: 'Play again',
  watching: 'Play here',
  left: 'Go on',
};

export function show(mode: Mode, said = SAYS[mode]) {
  part('stage').closest<HTMLElement>('.game')!.dataset.mode = mode;
  write('says', said);
  write('play', PLAY[mode] ?? 'Play');
  write('pause', mode === 'paused' ? 'Go on' : 'Pause');
  part('new').hidden = mode !== 'left';
  (part('pause') as HTMLButtonElement).disabled = mode !== 'flying' && mode !== 'paused';
}

export function tell({ score, chain }: { score: number; chain: number }) {
  write('score', String(score));
  write('chain', chain > 1 ? `×${chain}` : '');
}

export function face() {
  part('stage').focus({ preventScroll: true });
  part('stage').scrollIntoView({ block: 'nearest' });
}

export const pausedAt = ({ score, game: { chain } }: Pilot) =>
  `Paused at ${score}${chain > 1 ? `, ${chain} gems in a row` : ''}. The game waits for a minute.`;

export const LOST = 'This game is over: it was silent for a minute, or another one was started.';

export const resultOf = ({ best, score }: { best: number; score: number }) =>
  score === best ? `${best}: your best yet!` : `${score}. Your best is ${best}.`;

export const part = (name: string) => document.getElementById(`game-${name}`)!;

export function write(name: string, text: string) {
  if (part(name).textContent !== text) part(name).textContent = text;
}
