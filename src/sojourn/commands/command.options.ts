import { SetMetadata } from '@nestjs/common';
import type { AnySlice, Snapshot } from '../session/slice.js';

export interface CommandOptions {
  /** The page of the form, drawn again when it is refused. Default: the feature's page. */
  page?: string;
  /** Where a form's visitor is sent next; `page` is the page of the form. Default: that page. */
  next?: (snapshot: Snapshot, page: string) => string;
  /** What it answers: another slice, or what a class describes and nobody keeps. Default: the feature's own slice. */
  answers?: AnySlice | Unkept;
  /** Whether a socket may call it as an event. Default: true; false for what sets cookies. */
  isEvent?: boolean;
  /**
   * How many commands it counts as for the limits, where it takes much longer than others. One client has only one of
   * those run at a time. Default: 1. @example 8
   */
  cost?: number;
}

/** Describes an answer that is no slice: it is said directly, and to a form on the form's own page. */
export type Unkept = new () => object;

type NamedOptions = CommandOptions & { name: string };

const COMMAND = 'sojourn:command';

export const setCommand = (options: NamedOptions) => SetMetadata(COMMAND, options);

/** What command a controller's method is, if it is one. */
export const commandOptions = (method: object) =>
  Reflect.getMetadata(COMMAND, method) as NamedOptions | undefined;

/** Whether what a command answers is not kept. */
export const isUnkept = (answers: unknown): answers is Unkept => typeof answers === 'function';

/** Whether a form's page is drawn around the answer, as it would be lost on the way to another page. */
export const isShown = ({ answers, next }: CommandOptions) => isUnkept(answers) && !next;
