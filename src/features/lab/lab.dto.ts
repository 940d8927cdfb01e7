import { Choice } from 'sojourn';
import { ORDERS } from './interleavings.js';
import { SCENARIOS, STORES, type ScenarioName, type StoreName } from './scenarios.js';

export class TryAllDto {
  @Choice(SCENARIOS)
  scenario!: ScenarioName;

  @Choice(STORES)
  store!: StoreName;
}

export class ScheduleDto extends TryAllDto {
  @Choice(ORDERS, 'Give three steps of A and three of B, such as ABABAB.')
  order!: string;
}
