import { SetMetadata } from '@nestjs/common';
import type { AnySlice, Snapshot } from '../session/slice.js';

export interface CommandOptions {
  /** The page of the form, drawn again when it is refused. Default: the feature's page. @example '/pay/annual' */
  page?: string;
  /** Where a form's visitor is sent next; `page` is the page of the form. Default: that page. */
  next?: (snapshot: Snapshot, page: string) => string;
  /** Another slice, or a class that describes an answer which is not kept. Default: the feature's slice. */
  answers?: AnySlice | Unkept;
  /** Whether a socket may call it as an event. Default: true. */
  isEvent?: boolean;
  /** How many commands it counts as for the limits; above 1, a client's run one at a time. Default: 1. @example 8 */
  cost?: number;
}

export type Unkept = new () => object;

type NamedOptions = CommandOptions & { name: string };

const COMMAND = 'sojourn:command';

export const setCommand = (options: NamedOptions) => SetMetadata(COMMAND, options);

export const commandOptions = (method: object) =>
  Reflect.getMetadata(COMMAND, method) as NamedOptions | undefined;

export const isUnkept = (answers: unknown): answers is Unkept => typeof answers === 'function';

/** On the way to another page the answer would be lost. */
export const isShown = ({ answers, next }: CommandOptions) => isUnkept(answers) && !next;
