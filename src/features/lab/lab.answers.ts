import { Describe } from 'sojourn';
import type { State } from './actor.js';
import { AT_ONCE, type Race } from './fifty/race.js';
import { ORDERS } from './interleavings.js';
import { SCENARIOS, STORES, type ScenarioName, type StoreName, type Who } from './scenarios.js';

interface Step {
  who: Who;
  step: string;
  sees: State;
  stored: State;
}

interface Outcome {
  expected: State;
  stored: State;
  lost: number;
}

const state = { type: ['object', 'null'], additionalProperties: { type: 'integer' } };
const lost = {
  type: 'integer',
  minimum: 0,
  description: 'How many acknowledged changes are gone.',
};

const object = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

export class Scheduled {
  @Describe({ enum: SCENARIOS })
  scenario!: ScenarioName;

  @Describe({ enum: STORES })
  store!: StoreName;

  @Describe({ enum: ORDERS })
  order!: string;

  @Describe({
    type: 'array',
    items: object({
      who: { enum: ['A', 'B'] },
      step: { type: 'string' },
      sees: { ...state, description: 'Null where it has no session, or was refused.' },
      stored: { ...state, description: 'What the store holds after the step.' },
    }),
  })
  steps!: Step[];

  @Describe(object({ expected: state, stored: state, lost }))
  outcome!: Outcome;
}

export class TriedAll {
  @Describe({ enum: SCENARIOS })
  scenario!: ScenarioName;

  @Describe({ enum: STORES })
  store!: StoreName;

  @Describe({ type: 'integer', minimum: 0, description: 'In how many orders a change is lost.' })
  losing!: number;

  @Describe({ type: 'array', items: object({ order: { enum: ORDERS }, lost }) })
  orders!: { order: string; lost: number }[];
}

const raced = object({
  kept: { type: 'integer', minimum: 0 },
  of: { const: AT_ONCE },
  ms: { type: 'integer', minimum: 0 },
  told: {
    type: 'array',
    items: { type: 'integer' },
    description: 'What each answer said the counter is, in the order they came.',
  },
});

export class Fifty {
  @Describe(raced)
  stock!: Race;

  @Describe(raced)
  sojourn!: Race;
}
