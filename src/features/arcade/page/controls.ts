import { listen } from './button.js';
import type { Player } from './player.js';
import { part } from './screen.js';
import type { Sound } from './sound.js';

export function control(player: Player, sound: Sound, signal: AbortSignal) {
  const stage = part('stage');
  const pause = () => player.togglePause();
  const handlers = { press: () => player.press(), release: () => player.hold(false), pause };
  const onClick = (name: string, act: () => void) =>
    part(name).addEventListener('click', act, { signal });
  const onVisibility = () => document.hidden && player.pause();
  // Where the keys are no longer the game's, it does not fall while someone looks for them.
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (player.mode === 'flying' && !stage.contains(relatedTarget as Node | null)) player.pause();
  };

  listen(stage, handlers, signal);
  stage.addEventListener('focusout', onFocusOut, { signal });
  onClick('play', () => player.go());
  onClick('new', () => player.startAnew());
  onClick('pause', pause);
  onClick('sound', () => toggle(sound));
  document.addEventListener('visibilitychange', onVisibility, { signal });
}

function toggle(sound: Sound) {
  sound.toggle();
  part('sound').ariaPressed = String(sound.isOn);
}
