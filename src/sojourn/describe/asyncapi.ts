import type { CommandRoute } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import { PUSHES } from './pushes.js';
import {
  acknowledgementSchema,
  answerSchema,
  changedSlices,
  commandId,
  epoch,
  object,
} from './schemas.js';

type Events = Record<string, { payload: object; reply?: object }>;

const slices = { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } };

const WATCHING: Events = {
  watch: {
    payload: object({ slices, epoch, as: { enum: ['json', 'html'], default: 'json' } }, ['slices']),
    reply: object({ epoch, changed: changedSlices }, ['epoch', 'changed']),
  },
  unwatch: {
    payload: object({ slices: { type: 'array', items: { type: 'string' } } }, ['slices']),
    reply: {},
  },
};

/** The socket door, described from the same DTOs as the HTTP door. */
export function asyncapi(commands: readonly CommandRoute[]) {
  const sent = { ...WATCHING, ...Object.fromEntries(commands.map(eventOf)) };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Sojourn',
      version: '1.0.0',
      description:
        'Socket.IO (protocol v5, default path and namespace). Every event is acknowledged.',
    },
    channels: { ...channels(sent), ...channels(PUSHES) },
    operations: { ...operations(sent, 'receive'), ...operations(PUSHES, 'send') },
  };
}

function eventOf(route: CommandRoute): [string, Events[string]] {
  const schema = payloadSchema(route.payload) as { properties: object };
  const properties = { ...schema.properties, ...CONDITIONS };
  return [
    `${route.feature}:${route.command}`,
    { payload: { ...schema, properties }, reply: answerSchema(route) },
  ];
}

/** Optional with every command. */
const CONDITIONS = {
  commandId,
  ifVersion: { type: 'integer', minimum: 0 },
};

const channels = (events: Events) =>
  mapEvents(events, (name, { payload, reply }) => ({
    address: name,
    messages: {
      event: { name, payload },
      ...(reply && { acknowledgement: { payload: acknowledgementSchema(reply) } }),
    },
  }));

const operations = (events: Events, action: 'send' | 'receive') =>
  mapEvents(events, (name, { reply }) => {
    const channel = { $ref: `#/channels/${name}` };
    const message = (which: string) => [{ $ref: `#/channels/${name}/messages/${which}` }];
    const answered = reply && { reply: { channel, messages: message('acknowledgement') } };
    return { action, channel, messages: message('event'), ...answered };
  });

const mapEvents = (events: Events, describe: (name: string, event: Events[string]) => object) =>
  Object.fromEntries(Object.entries(events).map(([name, event]) => [name, describe(name, event)]));
