export type { AnyApp, AppTypes, ChangeOf, StateOf } from './app.types.js';
export type { Client } from './client.js';
export type { ClientOptions, SendOptions } from './client.options.js';
export { connect } from './connect.js';
export type {
  ChangedMessage,
  EndReason,
  Expiring,
  Held,
  OpenTabs,
  SliceChange,
} from './protocol.js';
export { RefusedError } from './refused.error.js';
