import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS } from '../../paths.js';

/** The addresses of what pages load. */
@Injectable()
export class Assets {
  readonly urls: Record<string, string>;

  constructor() {
    const names = readdirSync(ASSETS).filter((name) => /\.(css|js|svg)$/.test(name));
    // In the path and not in a query, so that a module's imports have it too.
    const folder = `/assets/${fingerprint(names)}`;
    this.urls = Object.fromEntries(
      names.map((name) => [name.replace('.', '_'), `${folder}/${name}`]),
    );
  }
}

/** Changes with any of the files, so that each address may be cached for good. */
function fingerprint(names: string[]) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(readFileSync(join(ASSETS, name)));
  return hash.digest('base64url').slice(0, 12);
}
