import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPeers } from '../peers.js';

const PYTHON = 'bench/peers/.venv';
const LOCK = 'bench/peers/requirements.txt';

export function installAll() {
  installPeers();
  if (existsSync(`${PYTHON}/bin/gunicorn`)) return;
  console.log('Installing the peers in Python.');
  run('python3', '-m', 'venv', PYTHON);
  run(`${PYTHON}/bin/pip`, 'install', '--quiet', '--requirement', LOCK);
}

const run = (command: string, ...words: string[]) =>
  spawnSync(command, words, { stdio: 'inherit' });
