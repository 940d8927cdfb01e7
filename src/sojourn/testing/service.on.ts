import { Answers } from '../session/answers.js';
import type { Clock } from '../session/clock.js';
import { Lifetime } from '../session/lifetime.js';
import { Owners } from '../session/owners.js';
import type { SessionConfig } from '../session/session.config.js';
import { SessionReader } from '../session/session.reader.js';
import { SessionService } from '../session/session.service.js';
import { SliceWriter } from '../session/slice.writer.js';
import type { Slices } from '../session/slices.js';
import type { Storage } from '../session/storage.js';
import { Tally } from '../session/tally.js';

export function serviceOn(storage: Storage, slices: Slices, clock: Clock, config: SessionConfig) {
  const owners = new Owners(storage, config, clock);
  const writer = new SliceWriter(storage, owners, clock, new Tally());
  const answers = new Answers(writer, clock);
  const lifetime = new Lifetime(storage, owners, answers, clock);
  return new SessionService(new SessionReader(storage, slices, clock), writer, answers, lifetime);
}
