import { isUnkept } from '../commands/command.options.js';
import type { CommandRoute } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import type { AnySlice } from '../session/slice.js';
import { pushesOf } from './pushes.js';
import {
  acknowledgementSchema,
  changedSlices,
  commandId,
  componentSchemas,
  epoch,
  object,
  snapshotFields,
  version,
} from './schemas.js';

type Events = Record<string, { payload: object; reply?: object }>;

function watching(names: readonly string[]): Events {
  const name = { type: 'string', enum: names };
  const slices = { type: 'object', propertyNames: name, additionalProperties: version };
  const as = { enum: ['json', 'html'], default: 'json' };
  return {
    watch: {
      payload: object({ slices, epoch, as }, ['slices']),
      reply: object({ epoch, changed: changedSlices }, ['epoch', 'changed']),
    },
    unwatch: {
      payload: object({ slices: { type: 'array', items: name } }, ['slices']),
      reply: {},
    },
  };
}

/** The socket door, described from the same DTOs as the HTTP door. */
export function asyncapi(commands: readonly CommandRoute[], slices: readonly AnySlice[]) {
  const names = slices.map(({ name }) => name);
  const pushes = pushesOf(slices);
  const sent = { ...watching(names), ...Object.fromEntries(commands.map(eventOf)) };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Sojourn',
      version: '1.0.0',
      description:
        'Socket.IO (protocol v5, default path and namespace). Every event is acknowledged.',
    },
    channels: { ...channels(sent), ...channels(pushes) },
    components: { schemas: componentSchemas(slices) },
    operations: { ...operations(sent, 'receive'), ...operations(pushes, 'send') },
  };
}

function eventOf(route: CommandRoute): [string, Events[string]] {
  const schema = payloadSchema(route.payload) as { properties: object };
  const properties = { ...schema.properties, ...CONDITIONS };
  return [
    `${route.feature}:${route.command}`,
    { payload: { ...schema, properties }, reply: replyOf(route) },
  ];
}

const replyOf = ({ answers }: CommandRoute) =>
  isUnkept(answers) ? payloadSchema(answers) : answers ? snapshotFields(answers) : {};

/** Optional with every command. */
const CONDITIONS = {
  commandId,
  ifVersion: version,
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
