import { describe, expect, it } from '@jest/globals';
import { misspelt } from './misspelt.js';

const KNOWN = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'SESSION_SECRET',
  'SESSION_IDLE_SECONDS',
  'TRUST_PROXY',
  'PUBLIC_ORIGIN',
];
const meantBy = (name: string) => misspelt([name], KNOWN)[0]?.meant;

describe('a misspelt variable', () => {
  it.each([
    ['SESSION_IDLE', 'SESSION_IDLE_SECONDS'],
    ['SESSION_IDLE_SECOND', 'SESSION_IDLE_SECONDS'],
    ['SESION_SECRET', 'SESSION_SECRET'],
    ['session_secret', 'SESSION_SECRET'],
    ['SESSION_SECRET_FILE', 'SESSION_SECRET'],
    ['DATADIR', 'DATA_DIR'],
    ['DATA_DIRECTORY', 'DATA_DIR'],
    ['TRUST_PROXI', 'TRUST_PROXY'],
    ['PUBLIC_ORIGINS', 'PUBLIC_ORIGIN'],
  ])('%s is taken for %s', (name, meant) => {
    expect(meantBy(name)).toBe(meant);
  });

  it.each([
    'SESSION_SECRET',
    'SESSION_MANAGER',
    'SESSION',
    'HOSTNAME',
    'PORTS',
    'HOME',
    'PATH',
    'LANG',
    'XDG_DATA_DIRS',
    'NODE_OPTIONS',
  ])('%s is none', (name) => {
    expect(meantBy(name)).toBeUndefined();
  });
});
