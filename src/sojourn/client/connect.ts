import type { AnyApp, AppTypes } from './app.types.js';
import { Client } from './client.js';
import { defaults, type ClientOptions } from './client.options.js';
import { Connection } from './connection.js';

/**
 * Connects to an app's session. The client reconnects after each gap, and closes when the session is over.
 * @param url of the server; default: the page's own
 * @throws Error where the options can't work
 * @example
 * type App = { slices: { counter: { n: number } }; commands: { 'counter:add': object } };
 * const client = connect<App>('http://127.0.0.1:3000');
 * await client.watch(['counter'], ([{ state }]) => console.log(state.n));
 * await client.send('counter:add');
 */
export const connect = <App extends AppTypes = AnyApp>(
  url?: string,
  options: ClientOptions = {},
): Client<App> => new Client<App>(new Connection(url, { ...defaults, ...options }));
