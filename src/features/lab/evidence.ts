/** A file of this project, and what one line of it says that is in no other. */
export interface Place {
  file: string;
  says: string;
}

export interface Evidence {
  lines: Place;
  test: Place;
  reports: readonly string[];
}

export const EVIDENCE = {
  'lost-update': {
    lines: { file: 'src/sojourn/sqlite/group.commit.ts', says: "exec('BEGIN IMMEDIATE')" },
    test: { file: 'test/session/update.e2e-spec.ts', says: 'of 50 increments at once' },
    reports: [
      'expressjs/session#361',
      'SerayaEryn/fastify-session#237',
      'linuxfoundation/lfx-self-serve#1938',
    ],
  },
  'lost-keys': {
    lines: { file: 'src/sojourn/session/apply.change.ts', says: 'change.step(rows)' },
    test: { file: 'test/session/update.e2e-spec.ts', says: 'of 26 different slices' },
    reports: ['expressjs/session#606', 'tj/connect-redis#75', 'colinmollenhour/Cm_RedisSession#93'],
  },
  revived: {
    lines: { file: 'src/sojourn/session/apply.change.ts', says: 'throw sessionEnded()' },
    test: { file: 'test/session/end-late.e2e-spec.ts', says: 'a slow command that finishes' },
    reports: ['expressjs/session#632', 'tj/connect-redis#328', 'boj/redistore#2'],
  },
  'undone-by-read': {
    lines: { file: 'src/sojourn/session/session.middleware.ts', says: 'this.owners.touch(owner)' },
    test: { file: 'test/session/end-late.e2e-spec.ts', says: 'a slow read that finishes' },
    reports: ['apostrophecms/apostrophe#1765', 'valery-barysok/session-file-store#55'],
  },
  'stale-socket': {
    lines: { file: 'src/sojourn/live/socket.door.ts', says: 'sessionOfOwner(owner, about)' },
    test: { file: 'test/commands/doors.e2e-spec.ts', says: 'say the same of' },
    reports: ['oskosk/express-socket.io-session#17', 'socketio/socket.io#586'],
  },
  'served-after-end': {
    lines: { file: 'src/sojourn/live/socket.door.ts', says: 'if (!owner) throw sessionEnded()' },
    test: { file: 'test/live/socket-late.e2e-spec.ts', says: 'that is still under way' },
    reports: ['websockets/ws#1653', 'NodeBB/NodeBB#7136', 'socketio/socket.io#5491'],
  },
  'half-seen': {
    lines: { file: 'src/sojourn/session/session.reader.ts', says: 'async read(session' },
    test: { file: 'test/processes/whole.e2e-spec.ts', says: 'are never answered apart' },
    reports: ['open-telemetry/opentelemetry-demo#3824', 'ad-freiburg/qlever#2101'],
  },
  'lost-push': {
    lines: { file: 'src/sojourn/live/watch.service.ts', says: 'taken.version !== has' },
    test: { file: 'test/live/catch-up.e2e-spec.ts', says: 'and all it missed when' },
    reports: ['socketio/socket.io-client#1358', 'socketio/socket.io#3202'],
  },
  killed: {
    lines: { file: 'src/sojourn/sqlite/group.commit.ts', says: 'for (const { settle } of' },
    test: { file: 'test/processes/killed.e2e-spec.ts', says: 'under load, 5 times' },
    reports: ['partio-scout/reki#231', 'participedia/api#722'],
  },
  'broken-row': {
    lines: { file: 'src/sojourn/session/slice.json.ts', says: 'function read(' },
    test: { file: 'test/sqlite/row.e2e-spec.ts', says: "'null', '7'" },
    reports: ['mozilla/fxa-auth-server#2537', 'nlf/connect-mysql#47'],
  },
  'old-key': {
    lines: { file: 'src/sojourn/session/session.cookie.ts', says: 'resign(sessionLives' },
    test: { file: 'test/session/rotation.e2e-spec.ts', says: 'signs both cookies anew' },
    reports: ['pixelmund/svelte-kit-cookie-session#8', 'pallets/flask#5690'],
  },
} satisfies Record<string, Evidence>;

export type AnomalyName = keyof typeof EVIDENCE;
