import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ASSETS = join(import.meta.dirname, '../browser');

/** The addresses of what pages load; each names its content, so that it may be cached for good. */
@Injectable()
export class Assets {
  readonly urls = Object.fromEntries(
    readdirSync(ASSETS)
      .filter((name) => /\.(css|js|svg)$/.test(name))
      .map((name) => [name.replace('.', '_'), `/assets/${name}?v=${fingerprint(name)}`]),
  );
}

const fingerprint = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(ASSETS, name)))
    .digest('base64url')
    .slice(0, 12);
