import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.js';
import { Server } from './server.js';

const FOLDER = 'bench/peers';
/** Stands in our page where the peers write theirs. */
const WAGE = 76_543.21;
const SHOWN = '76543.21';

export const APPS = {
  Sojourn: { script: 'dist/main.js', env: {} },
  'as `npm start`': { script: 'dist/main.js', env: { NODE_ENV: '' } },
  stock: { script: `${FOLDER}/stock.js`, env: {} },
  'express, memory': { script: `${FOLDER}/memory.js`, env: {} },
  'Fastify, memory': { script: `${FOLDER}/fastify.js`, env: {} },
  'Flask, 2 workers': { script: `${FOLDER}/flask_app.py`, env: {} },
  'bare `node:http`': { script: `${FOLDER}/bare.js`, env: {} },
} as const;

export type App = keyof typeof APPS;

/** Packages of their own, so that nobody else needs to have a database driver compiled. */
export function installPeers() {
  if (existsSync(`${FOLDER}/node_modules/.package-lock.json`)) return;
  console.log('Installing the peers; the database driver of one may need minutes to compile.');
  execFileSync('npm', ['ci', '--prefix', FOLDER], { stdio: 'inherit' });
}

const hasFlask = () =>
  spawnSync('/usr/bin/python3', ['-c', 'import flask']).status === 0 &&
  spawnSync('gunicorn', ['--version']).status === 0;

export const apps = () =>
  (Object.keys(APPS) as App[]).filter((app) => app !== 'Flask, 2 workers' || hasFlask());

export async function startAll(): Promise<Map<App, Server>> {
  const servers = new Map<App, Server>();
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  for (const app of apps()) {
    const { script, env } = APPS[app];
    servers.set(app, await Server.start(script, undefined, { ...env, PAGE: folder }));
    if (app === 'Sojourn')
      writeFileSync(join(folder, 'page.hbs'), await template(servers.get(app)!));
  }
  return servers;
}

async function template({ url }: Server) {
  const client = await Client.begin(url);
  await client.post('/pay/set-wage', { wage: WAGE });
  const headers = { ...client.headers, Accept: 'text/html' };
  const html = await (await fetch(`${url}/pay`, { headers })).text();
  if (!html.includes(SHOWN)) throw new Error(`Our page does not show ${SHOWN}.`);
  return html.replace(SHOWN, '{{wage}}');
}
