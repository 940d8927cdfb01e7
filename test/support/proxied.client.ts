import { afterEach, beforeEach } from '@jest/globals';
import { connect, type Client, type ClientOptions } from 'sojourn/client';
import { Proxy } from './proxy.js';
import { sharedApp, type Shared } from './shared.app.js';
import { TrialModule, type TrialState } from './trial.js';
import type { Visitor } from './visitor.js';

interface TrialApp {
  slices: { trial: TrialState };
  commands: { 'trial:change': object };
}

interface Proxied extends Shared {
  proxy: Proxy;
  client: Client<TrialApp>;
  /** Connects to the app through the proxy, in the session of its visitor. */
  open: (options?: ClientOptions) => void;
}

const begin = (ada: Visitor) => ada.send('/trial/change');

/** In each test of a describe a client whose line can be cut, and the visitor whose session it is in. */
export function proxiedClient(): Proxied {
  const stage = sharedApp({ modules: [TrialModule], begin }) as Proxied;
  stage.open = (options = { cookie: stage.ada.cookies }) => {
    stage.client = connect<TrialApp>(stage.proxy.url, options);
  };
  beforeEach(async () => {
    stage.proxy = await Proxy.start(stage.app.url);
  });
  afterEach(() => {
    stage.client.close();
    stage.proxy.stop();
  });
  return stage;
}
