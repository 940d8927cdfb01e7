import type { AnomalyName } from './evidence.js';
import type { ScenarioName, StoreName } from './scenarios.js';

interface About {
  title: string;
  story: string;
  stock: string;
  sojourn: string;
  anomaly: AnomalyName;
}

export const ABOUT: Record<ScenarioName, About> = {
  'lost-update': {
    title: 'Lost update',
    story: 'A and B each add one to a counter.',
    stock:
      'Each request loads the whole session, changes its copy and saves the whole copy. Whoever saves last takes the other’s step away.',
    sojourn: 'A change loads, applies and writes in one step, so nothing can come between.',
    anomaly: 'lost-update',
  },
  revived: {
    title: 'Back after the end',
    story: 'A adds one to a counter while B ends the session.',
    stock: 'A’s late save writes the row again that B has removed: the session is back.',
    sojourn: 'A change is written only while its session lives. A late one is refused.',
    anomaly: 'revived',
  },
  'half-seen': {
    title: 'Half a change seen',
    story: 'A moves a thing from the cart to the orders while B looks at both.',
    stock:
      'A handler that saves as it goes shows the moment between: B finds the thing in neither place.',
    sojourn: 'Both slices change in one change, and B reads both in one look.',
    anomaly: 'half-seen',
  },
  'stale-socket': {
    title: 'A socket’s stale copy',
    story: 'A adds one by HTTP, and B adds one by a socket.',
    stock:
      'The socket works on the session that its handshake loaded, however long ago that was, and saves it whole.',
    sojourn: 'A socket keeps no copy: its command is the same one step as by HTTP.',
    anomaly: 'stale-socket',
  },
  'read-writes-back': {
    title: 'A read that writes back',
    story: 'A adds one to a counter while B only looks at the page.',
    stock:
      'With express-session’s default, resave: true, a request that changes nothing saves the session as it found it.',
    sojourn: 'A look writes nothing.',
    anomaly: 'undone-by-read',
  },
};

export const STORE_NAMES: Record<StoreName, string> = {
  stock: 'express-session',
  sojourn: 'Sojourn',
};
