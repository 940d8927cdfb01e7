import { Choice } from 'sojourn';
import { ORDERS } from './interleavings.js';
import { SCENARIOS, STORES, type ScenarioName, type StoreName } from './scenarios.js';

export class TryAll {
  @Choice(SCENARIOS)
  scenario!: ScenarioName;

  @Choice(STORES)
  store!: StoreName;
}

export class Schedule extends TryAll {
  @Choice(ORDERS, 'Give three steps of A and three of B, such as ABABAB.')
  order!: string;
}
