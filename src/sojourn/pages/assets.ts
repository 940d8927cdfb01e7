import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { ownManifest } from './own.files.js';
import { PagesConfig } from './pages.options.js';

interface Built {
  file: string;
  imports: string[];
}

const EVERY_PAGE = 'live';

/** An address changes with its content, so that it may be cached for good. */
@Injectable()
export class Assets {
  private readonly built: Record<string, Built>;
  /** Undefined where the build has none. */
  readonly mark: string | undefined;
  readonly card: string | undefined;

  constructor(private readonly config: PagesConfig) {
    this.built = builtBy(config);
    this.mark = this.picture('mark.svg');
    this.card = this.picture('card.png');
  }

  of(script = EVERY_PAGE) {
    const { file, imports } = this.built[`${script}.ts`]!;
    const style = this.built[`${script}.css`]!.file;
    return {
      script: this.address(file),
      style: this.address(style),
      imports: imports.map((name) => this.address(name)),
    };
  }

  private picture(name: string) {
    const { [name]: built } = this.built;
    return built && this.address(built.file);
  }

  private address(name: string) {
    return `${this.config.assetsPath}/${name}`;
  }
}

const builtBy = ({ manifest }: PagesConfig): Record<string, Built> =>
  manifest ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Built>) : ownManifest;
