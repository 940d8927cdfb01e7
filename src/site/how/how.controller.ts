import { Controller, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentSession, notFound, wantsJson, type Session } from 'sojourn';
import { Page, PageFrame } from 'sojourn/pages';
import { featureSources } from './feature.sources.js';
import { PassedCommands } from './passed.commands.js';

@Controller('how')
export class HowController {
  constructor(
    private readonly frame: PageFrame,
    private readonly passed: PassedCommands,
  ) {}

  @Page({ path: ':feature', view: 'how', title: 'How it works' })
  async how(
    @Param('feature') word: string,
    @CurrentSession() session: Session,
    @Req() request: Request,
  ) {
    const tile = this.frame.features.find((feature) => feature.word === word);
    const source = Object.hasOwn(featureSources, word) && featureSources[word];
    if (!tile || !source) throw notFound('There is no app of that name.');
    const { files, claims } = source;
    if (wantsJson(request)) return { feature: word, files: files.map(({ path }) => path), claims };
    return { tile, source, passed: await this.passed.of(session, word) };
  }
}
