import type { GeoContext } from 'd3-geo';

const DIGITS = 1;

/** Writes an SVG path in steps, not in places: a coastline takes half the letters. */
export class RelativePath implements GeoContext {
  private text = '';
  private at = [0, 0];
  private start = [0, 0];

  moveTo(x: number, y: number) {
    this.step('m', x, y);
    this.start = this.at;
  }

  lineTo(x: number, y: number) {
    this.step('l', x, y);
  }

  closePath() {
    this.text += 'z';
    this.at = this.start;
  }

  beginPath() {
    this.text = '';
  }

  arc(): never {
    throw new Error('Draw lines and areas only: a point is an arc, which is not written here.');
  }

  toString() {
    return this.text;
  }

  /** From one rounded place to the next, so that the rounding does not add up. */
  private step(command: string, x: number, y: number) {
    const to = [x, y].map((place) => Math.round(place * 10 ** DIGITS));
    const [dx, dy] = to.map((place, axis) => written(place - this.at[axis]!));
    this.text += command + dx + (dy!.startsWith('-') ? '' : ' ') + dy;
    this.at = to;
  }
}

const written = (step: number) => String(step / 10 ** DIGITS).replace(/^(-?)0\./, '$1.');
