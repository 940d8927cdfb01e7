import { Hosts } from './commands/hosts.js';
import { Html } from './commands/html.js';
import { OldIdTrial } from './commands/old.id.trial.js';
import { Origins } from './commands/origins.js';
import { RateLimiter } from './commands/rate.limiter.js';
import { ReadQueue } from './commands/read.queue.js';
import { Refusals } from './commands/refusals.js';
import { RouteInvoker } from './commands/route.invoker.js';
import { Routes } from './commands/routes.js';
import { SharedBuckets } from './commands/shared.buckets.js';
import { Answers } from './session/answers.js';
import { AuditLog } from './session/audit.log.js';
import { Clock } from './session/clock.js';
import { Epoch } from './session/epoch.js';
import { ExpressSession } from './session/express.session.js';
import { Holdings } from './session/holdings.js';
import { Lifetime } from './session/lifetime.js';
import { OpenTabs } from './session/open.tabs.js';
import { Owners } from './session/owners.js';
import { SessionLookup } from './session/session.lookup.js';
import { SessionMiddleware } from './session/session.middleware.js';
import { SessionReader } from './session/session.reader.js';
import { SessionService } from './session/session.service.js';
import { SliceHistory } from './session/slice.history.js';
import { SliceScheduler } from './session/slice.scheduler.js';
import { SliceWriter } from './session/slice.writer.js';
import { Slices } from './session/slices.js';
import { Tally } from './session/tally.js';
import { Visitors } from './session/visitors.js';

export const ground = [
  AuditLog,
  Clock,
  Epoch,
  ExpressSession,
  Holdings,
  OpenTabs,
  Owners,
  SessionLookup,
  SessionMiddleware,
  SessionService,
  SliceHistory,
  SliceScheduler,
  Slices,
  Tally,
  Visitors,
];

export const ways = [Answers, Lifetime, SessionReader, SliceWriter];

export const doors = [
  Hosts,
  Html,
  OldIdTrial,
  Origins,
  RateLimiter,
  ReadQueue,
  Refusals,
  RouteInvoker,
  Routes,
  SharedBuckets,
];
