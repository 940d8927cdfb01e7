export { allowedMethods } from './commands/allowed.methods.js';
export { Command } from './commands/command.js';
export { wantsJson } from './commands/door.js';
export { Amount } from './commands/fields/amount.js';
export { Choice, Flag } from './commands/fields/choice.js';
export { Instant } from './commands/fields/instant.js';
export { JsonObject, List, jsonFault } from './commands/fields/json.js';
export { Id, Secret, Text } from './commands/fields/text.js';
export { Hosts } from './commands/hosts.js';
export { RefusalFilter } from './commands/refusal.filter.js';
export { AsksFor, Describe, Rules } from './commands/schema.js';
export { DescribeModule } from './describe/describe.module.js';
export { shape } from './describe/shape.js';
export { Broadcaster } from './live/broadcaster.js';
export { LiveModule } from './live/live.module.js';
export { PushLog } from './live/push.log.js';
export { memory } from './memory/memory.js';
export { SessionModule } from './session.module.js';
export { Clock } from './session/clock.js';
export { type FeedItem } from './session/feed.js';
export { every } from './session/interval.js';
export { forNobodyElse } from './session/personal.js';
export {
  Refusal,
  changedElsewhere,
  conflict,
  invalid,
  notFound,
  tooMany,
} from './session/refusal.js';
export { isLongSecret } from './session/session.config.js';
export { CurrentSession, type Session } from './session/session.js';
export type { SessionOptions } from './session/session.options.js';
export { SessionService } from './session/session.service.js';
export { SliceHistory } from './session/slice.history.js';
export { defineSlice, type Snapshot } from './session/slice.js';
export { SliceScheduler } from './session/slice.scheduler.js';
export { Slices } from './session/slices.js';
export { StartError } from './session/start.error.js';
export { Storage } from './session/storage.js';
export { Tally } from './session/tally.js';
export { keptSecret } from './sqlite/kept.secret.js';
export { sqlite } from './sqlite/sqlite.js';
export { startReason } from './sqlite/storage.error.js';
