import type { CommandRoute } from '../web/routes.js';
import { payloadSchema } from '../web/schema.js';
import { acknowledgementSchema, answerSchema, changedSchema } from './schemas.js';

type Events = Record<string, { payload: object; reply?: object }>;

const slices = { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } };

const WATCHING: Events = {
  watch: {
    payload: object({ slices, as: { enum: ['json', 'html'], default: 'json' } }, ['slices']),
    reply: object({ changed: { type: 'array', items: changedSchema } }, ['changed']),
  },
  unwatch: {
    payload: object({ slices: { type: 'array', items: { type: 'string' } } }, ['slices']),
    reply: {},
  },
};

const id = { type: 'string' };

const moved = {
  id,
  position: object({ latitude: { type: 'number' }, longitude: { type: 'number' } }, [
    'latitude',
    'longitude',
  ]),
  progress: { type: 'number', minimum: 0, maximum: 1 },
  status: { enum: ['scheduled', 'airborne', 'landed'] },
  remainingSeconds: { type: 'integer', minimum: 0 },
};

const PUSHES: Events = {
  'flight:moved': { payload: object(moved, Object.keys(moved)) },
  'flight:seen': { payload: object({ id }, ['id']) },
  changed: { payload: changedSchema },
  'session:ended': { payload: object({ reason: { enum: ['ended', 'expired'] } }, ['reason']) },
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
  commandId: { type: 'string', minLength: 1, maxLength: 64 },
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
    const messages = [{ $ref: `#/channels/${name}/messages/acknowledgement` }];
    return { action, channel, ...(reply && { reply: { channel, messages } }) };
  });

const mapEvents = (events: Events, describe: (name: string, event: Events[string]) => object) =>
  Object.fromEntries(Object.entries(events).map(([name, event]) => [name, describe(name, event)]));

function object(properties: object, required: string[]) {
  return { type: 'object', properties, required };
}
