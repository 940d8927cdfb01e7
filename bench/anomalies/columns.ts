import { existsSync } from 'node:fs';
import * as spoil from './spoil.js';
import { plainTab, sojournTab, type OpenTab } from './tabs.js';
import { versionsOf } from './versions.js';

const FOLDER = 'bench/peers/anomalies';
const PYTHON = 'bench/peers/.venv/bin';

/** A library, set up as its own documentation recommends. */
export interface Column {
  name: string;
  /** With the versions that are installed. */
  versions: readonly string[];
  settings: string;
  words: readonly string[];
  env?: Record<string, string>;
  onRedis?: boolean;
  /** Missing where nobody else can write what its sessions are kept in. */
  spoil?: spoil.Spoil;
  /** Missing where it has nothing to do with sockets. */
  tab?: OpenTab;
  /** Its sessions die with the process. */
  isInMemory?: boolean;
  /** Missing where no key of its own signs, seals or encrypts. */
  hasKeys?: boolean;
}

const node = (script: string) => [process.execPath, `${FOLDER}/${script}`];

const gunicorn = (module: string) =>
  `${PYTHON}/gunicorn --workers 1 --threads 64 --bind 127.0.0.1:0 --chdir ${FOLDER} ${module}:app`.split(
    ' ',
  );

const express = {
  tab: plainTab,
  hasKeys: true,
  settings:
    'resave: false, saveUninitialized: false; Socket.IO with connection state recovery, the session reloaded for each event and its sockets cut at the end',
} as const;

const ours = {
  words: [process.execPath, 'dist/anomalies/sojourn.js'],
  tab: sojournTab,
  hasKeys: true,
};

export const COLUMNS: readonly Column[] = [
  {
    ...express,
    name: 'express-session',
    versions: versionsOf('express-session', 'socket.io'),
    settings: `MemoryStore; ${express.settings}`,
    words: node('memory.js'),
    isInMemory: true,
  },
  {
    ...express,
    name: 'connect-sqlite3',
    versions: versionsOf('express-session', 'connect-sqlite3', 'socket.io'),
    words: node('connect-sqlite3.js'),
    spoil: spoil.inFile('sessions.db', 'UPDATE sessions SET sess = ?'),
  },
  {
    ...express,
    name: 'connect-redis',
    versions: versionsOf('express-session', 'connect-redis', 'socket.io'),
    words: node('connect-redis.js'),
    onRedis: true,
    spoil: spoil.redisTexts,
  },
  {
    name: 'fastify-session',
    versions: versionsOf('@fastify/session', 'connect-redis'),
    settings: 'with connect-redis; saveUninitialized: false',
    words: node('fastify-session.js'),
    onRedis: true,
    spoil: spoil.redisTexts,
    hasKeys: true,
  },
  {
    name: 'iron-session',
    versions: versionsOf('iron-session'),
    settings: 'a password for each key',
    words: node('iron-session.js'),
    spoil: spoil.cookies,
    hasKeys: true,
  },
  {
    name: 'flask',
    versions: versionsOf('Flask'),
    settings: 'its own session, in a cookie; SECRET_KEY_FALLBACKS',
    words: gunicorn('flask_cookie'),
    spoil: spoil.cookies,
    hasKeys: true,
  },
  {
    name: 'flask-session',
    versions: versionsOf('Flask', 'Flask-Session'),
    settings: 'SESSION_TYPE redis',
    words: gunicorn('flask_session_redis'),
    onRedis: true,
    spoil: spoil.redisTexts,
  },
  {
    name: 'django',
    versions: versionsOf('Django'),
    settings:
      'database sessions on SQLite with WAL and immediate transactions; SECRET_KEY_FALLBACKS',
    words: gunicorn('django_database'),
    spoil: spoil.inFile('db.sqlite3', 'UPDATE django_session SET session_data = ?'),
    hasKeys: true,
  },
  {
    ...ours,
    name: 'sojourn-sqlite',
    versions: versionsOf('sojourn'),
    settings: 'sqlite({ file })',
    env: { STORE: 'sqlite' },
    spoil: spoil.inFile('app.sqlite', 'UPDATE slices SET state = ?'),
  },
  {
    ...ours,
    name: 'sojourn-memory',
    versions: versionsOf('sojourn'),
    settings: 'memory(), which is for tests',
    env: { STORE: 'memory' },
    isInMemory: true,
  },
  {
    ...ours,
    name: 'sojourn-redis',
    versions: versionsOf('sojourn'),
    settings: 'redis({ url }), strict',
    env: { STORE: 'redis' },
    onRedis: true,
    spoil: spoil.redisFields,
  },
];

/** The others need Python. */
export const columnsHere = () => COLUMNS.filter(({ words: [program] }) => existsSync(program!));
