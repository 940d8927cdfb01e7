import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

/** The first opens a page in a third of the time: it has all of a browser but its windows. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const { CHROMIUM: executablePath = PLACES.find((path) => existsSync(path)) } = process.env;

const MISSING = 'No Chromium here, so what needs a browser is skipped: apt install chromium.';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let launched;

/** Tells specs where to find the one Chromium of the whole run, which is launched for the first that asks. */
const door = createServer((_, answer) => {
  launched ??= launch();
  launched.then(
    (server) => answer.end(server.wsEndpoint()),
    (error) => answer.writeHead(500).end(String(error)),
  );
});

/** @returns where to ask for the browser, or '' where there is none */
export async function open() {
  if (!executablePath) {
    if (process.env.CI === 'true') throw new Error(MISSING);
    process.stderr.write(`${MISSING}\n`);
    return '';
  }
  await once(door.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${door.address().port}`;
}

export async function close() {
  door.close();
  await (await launched)?.close();
}

async function launch() {
  const server = await chromium.launchServer({ executablePath, args: ARGS });
  // One that crashes takes no more than the specs of this moment with it.
  server.once('close', () => (launched = undefined));
  return server;
}
