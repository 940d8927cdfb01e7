import { isUnkept } from '../commands/command.options.js';
import type { CommandRoute } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import type { AnySlice } from '../session/slice.js';
import { commandId, epoch, object } from './field.schemas.js';
import { INFO } from './info.js';
import { sentence } from './names.js';
import { pushesOf } from './pushes.js';
import { acknowledgementSchema } from './refusal.schemas.js';
import { changedSlices, componentSchemas, snapshotFields, version } from './slice.schemas.js';

type Events = Record<string, { payload: object; reply?: object }>;

function watching(watched: readonly AnySlice[]): Events {
  const name = { type: 'string', enum: watched.map((slice) => slice.name) };
  const slices = { type: 'object', propertyNames: name, additionalProperties: version };
  const tabs = { type: 'boolean', default: false, description: 'also which tabs are open' };
  const as = { enum: ['json', 'html'], default: 'json' };
  return {
    watch: {
      payload: object({ slices, epoch, as, tabs }, ['slices']),
      reply: object({ epoch, changed: changedSlices(watched) }, ['epoch', 'changed']),
    },
    unwatch: {
      payload: object({ slices: { type: 'array', items: name }, tabs }, ['slices']),
      reply: {},
    },
  };
}

export function asyncapi(commands: readonly CommandRoute[], slices: readonly AnySlice[]) {
  const pushes = pushesOf(slices);
  const sent = { ...watching(slices), ...Object.fromEntries(commands.map(eventOf)) };
  return {
    asyncapi: '3.1.0',
    info: {
      ...INFO,
      license: LICENSE,
      description:
        'Socket.IO (protocol v5, default path and namespace). Every event is acknowledged.',
      tags: features(sent).map((name) => ({ name })),
    },
    servers: SERVERS,
    channels: { ...channels(sent), ...channels(pushes) },
    components: { schemas: componentSchemas(slices) },
    operations: { ...operations(sent, 'receive'), ...operations(pushes, 'send') },
  };
}

/** AsyncAPI has no identifier of a license yet. */
const LICENSE = { name: INFO.license.name, url: 'https://opensource.org/license/mit' };

const SERVERS = {
  here: {
    host: '{host}',
    pathname: '/socket.io/',
    protocol: 'ws',
    description: 'Where this was read.',
    variables: { host: { default: 'localhost:3000' } },
  },
};

const featureOf = (event: string) => event.split(':')[0]!;

const features = (events: Events) => [...new Set(Object.keys(events).map(featureOf))];

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
    const description = descriptionOf(name, action);
    return { action, channel, description, messages: message('event'), ...answered };
  });

const descriptionOf = (name: string, action: 'send' | 'receive') =>
  action === 'send'
    ? `The server tells \`${name}\` to the tabs it is for.`
    : `${sentence(name)}. It is acknowledged, whatever happens.`;

const mapEvents = (events: Events, describe: (name: string, event: Events[string]) => object) =>
  Object.fromEntries(Object.entries(events).map(([name, event]) => [name, describe(name, event)]));
