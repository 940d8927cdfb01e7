import { Amount, Id, List } from 'sojourn';
import type { Switch } from './jetman.js';

/** 30 a second for a whole minute of silence; so many fit into a payload, whatever their ticks. */
const MAX_SWITCHES = 1_800;

export class SteerDto {
  @Id()
  run!: string;

  @Amount({ min: 0, max: 2_147_483_647 })
  tick!: number;

  @List({ max: MAX_SWITCHES, of: { tick: 'integer', thrust: 'boolean' } })
  inputs!: Switch[];
}
