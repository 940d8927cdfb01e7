import type { Game } from '../jetman.js';

export class Sound {
  private context: AudioContext | undefined;
  private engine: GainNode | undefined;

  get isOn() {
    return this.context !== undefined;
  }

  toggle() {
    if (this.isOn) return this.off();
    this.context = new AudioContext();
    this.engine = startEngine(this.context);
  }

  off() {
    void this.context?.close();
    this.context = undefined;
    this.engine = undefined;
  }

  follow(last: Game, now: Game) {
    if (now.thrust !== last.thrust) this.thrust(now.thrust);
    if (now.points > last.points) this.gem(now.chain);
    if (now.crashed && !last.crashed) this.crash();
  }

  thrust(isOn: boolean) {
    this.engine?.gain.setTargetAtTime(isOn ? 0.05 : 0, this.context!.currentTime, 0.03);
  }

  private gem(chain: number) {
    this.beep('square', 440 * 2 ** (chain / 6), 880 * 2 ** (chain / 6), 0.09);
  }

  private crash() {
    this.thrust(false);
    this.beep('sawtooth', 180, 30, 0.5);
  }

  private beep(type: OscillatorType, from: number, to: number, seconds: number) {
    if (!this.context) return;
    const { currentTime: now, destination } = this.context;
    const [tone, gain] = [this.context.createOscillator(), this.context.createGain()];
    tone.type = type;
    tone.frequency.setValueAtTime(from, now);
    tone.frequency.exponentialRampToValueAtTime(to, now + seconds);
    gain.gain.setValueAtTime(0.08, now);
    gain.gain.exponentialRampToValueAtTime(0.001, now + seconds);
    tone.connect(gain).connect(destination);
    tone.start(now);
    tone.stop(now + seconds);
  }
}

function startEngine(context: AudioContext) {
  const [tone, gain] = [context.createOscillator(), context.createGain()];
  tone.type = 'sawtooth';
  tone.frequency.value = 65;
  gain.gain.value = 0;
  tone.connect(gain).connect(context.destination);
  tone.start();
  return gain;
}
