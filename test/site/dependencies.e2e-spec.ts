import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

interface Package {
  version: string;
  name?: string;
  deprecated?: string;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Package>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

const named = (name: string) =>
  packages.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, found]) => found);

const isBefore = (version: string, floor: string) =>
  version.localeCompare(floor, 'en', { numeric: true }) < 0;

/** The oldest releases without a known hole. */
const FLOORS = {
  '@nestjs/core': '12.0.2',
  'body-parser': '2.2.1',
  'class-validator': '0.14.0',
  'connect-sqlite3': '0.9.18',
  'cookie-signature': '1.0.7',
  'engine.io': '6.6.9',
  'express-handlebars': '5.3.3',
  'express-session': '1.18.2',
  handlebars: '4.7.10',
  multer: '2.1.1',
  'on-headers': '1.1.0',
  'path-to-regexp': '8.4.0',
  qs: '6.14.1',
  'socket.io': '4.8.4',
  'socket.io-parser': '4.2.6',
  ws: '8.21.1',
};

describe('what npm ci installs', () => {
  it.each(Object.entries(FLOORS))('has no %s older than %s', (name, floor) => {
    const versions = named(name).map(({ version }) => version);

    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => isBefore(version, floor))).toEqual([]);
  });

  it('has nothing that is deprecated', () => {
    expect(packages.filter(([, { deprecated }]) => deprecated)).toEqual([]);
  });

  it('has an empty package in the place of the archived driver', () => {
    expect(named('sqlite3')).toMatchObject([{ name: 'empty-npm-package' }]);
  });
});
