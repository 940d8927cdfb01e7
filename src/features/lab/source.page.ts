import { Injectable } from '@nestjs/common';
import { notFound } from 'sojourn';
import { readSources } from './sources.js';

@Injectable()
export class SourcePage {
  private readonly sources = readSources();

  shown(file?: string | string[]) {
    const files = Object.keys(this.sources);
    if (file === undefined) return { files };
    if (typeof file !== 'string' || !files.includes(file))
      throw notFound('The lab shows no such file. /lab/source has a list of them.');
    return { file, lines: this.sources[file]!.trimEnd().split('\n') };
  }
}
