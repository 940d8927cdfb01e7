import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustDrawTheSame, writePage } from './page.js';
import { Server } from './server.js';

const FOLDER = 'bench/peers';

export const TEMPLATED = 'stock, from templates';

export const APPS = {
  Sojourn: { script: 'dist/main.js', env: {} },
  'as `npm start`': { script: 'dist/main.js', env: { NODE_ENV: '' } },
  stock: { script: `${FOLDER}/stock.js`, env: {} },
  [TEMPLATED]: { script: `${FOLDER}/templated.js`, env: {} },
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
    if (app === 'Sojourn') await writePage(servers.get(app)!, folder);
  }
  await mustDrawTheSame(servers.get('Sojourn')!, servers.get(TEMPLATED)!);
  return servers;
}
