import type { ScenarioName, StoreName } from './scenarios.js';

interface About {
  title: string;
  /** What A and B do. */
  story: string;
  /** What a stock session makes of it, and what Sojourn does. */
  stock: string;
  sojourn: string;
  /** The lines that prevent it, and the spec that fails without them. */
  lines: string;
  spec: string;
  /** Public reports of people whom it has bitten, on GitHub. */
  reports: readonly string[];
}

export const ABOUT: Record<ScenarioName, About> = {
  'lost-update': {
    title: 'Lost update',
    story: 'A and B each add one to a counter.',
    stock:
      'Each request loads the whole session, changes its copy and saves the whole copy. Whoever saves last takes the other’s step away.',
    sojourn: 'A change loads, applies and writes in one step, so nothing can come between.',
    lines: 'src/sojourn/sqlite/group.commit.ts',
    spec: 'test/session/update.e2e-spec.ts',
    reports: ['expressjs/session#361', 'SerayaEryn/fastify-session#237', 'tj/connect-redis#75'],
  },
  revived: {
    title: 'Back after the end',
    story: 'A adds one to a counter while B ends the session.',
    stock: 'A’s late save writes the row again that B has removed: the session is back.',
    sojourn: 'A change is written only while its session lives. A late one is refused.',
    lines: 'src/sojourn/session/apply.change.ts',
    spec: 'test/session/end.e2e-spec.ts',
    reports: ['expressjs/session#632', 'tj/connect-redis#328', 'boj/redistore#2'],
  },
  'half-seen': {
    title: 'Half a change seen',
    story: 'A moves a thing from the cart to the orders while B looks at both.',
    stock:
      'A handler that saves as it goes shows the moment between: B finds the thing in neither place.',
    sojourn: 'Both slices change in one change, and B reads both in one look.',
    lines: 'src/sojourn/session/session.service.ts',
    spec: 'test/processes/whole.e2e-spec.ts',
    reports: ['indyjo/bitwrk#2'],
  },
  'stale-socket': {
    title: 'A socket’s stale copy',
    story: 'A adds one by HTTP, and B adds one by a socket.',
    stock:
      'The socket works on the session that its handshake loaded, however long ago that was, and saves it whole.',
    sojourn: 'A socket keeps no copy: its command is the same one step as by HTTP.',
    lines: 'src/sojourn/live/socket.door.ts',
    spec: 'test/commands/doors.e2e-spec.ts',
    reports: ['oskosk/express-socket.io-session#17', 'socketio/socket.io#4383'],
  },
  'read-writes-back': {
    title: 'A read that writes back',
    story: 'A adds one to a counter while B only looks at the page.',
    stock:
      'With express-session’s default, resave: true, a request that changes nothing saves the session as it found it.',
    sojourn: 'A look writes nothing.',
    lines: 'src/sojourn/session/session.middleware.ts',
    spec: 'test/session/session.e2e-spec.ts',
    reports: ['apostrophecms/apostrophe#1765', 'balderdashy/sails#7057'],
  },
};

export const STORE_NAMES: Record<StoreName, string> = {
  stock: 'express-session',
  sojourn: 'Sojourn',
};
