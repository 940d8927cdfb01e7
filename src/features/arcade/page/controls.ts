import { listen } from './button.js';
import type { Player } from './player.js';
import { part } from './screen.js';
import type { Sound } from './sound.js';

/** Lets the keys, the buttons and the stage control a game. */
export function control(player: Player, sound: Sound, signal: AbortSignal) {
  const pause = () => player.togglePause();
  const handlers = { press: () => player.press(), release: () => player.hold(false), pause };
  const onClick = (name: string, act: () => void) =>
    part(name).addEventListener('click', act, { signal });
  const onVisibility = () => document.hidden && player.pause();

  listen(part('stage'), handlers, signal);
  onClick('play', () => player.go());
  onClick('pause', pause);
  onClick('sound', () => toggle(sound));
  document.addEventListener('visibilitychange', onVisibility, { signal });
}

function toggle(sound: Sound) {
  sound.toggle();
  part('sound').ariaPressed = String(sound.isOn);
}
