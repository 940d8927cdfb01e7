import { PATH_METADATA } from './nest.metadata.js';

export interface Place {
  /** The first part of its events: `session` of `session:undo`. */
  name: string;
  path: string;
  page: string;
}

const PLACE = 'sojourn:place';

/** For a controller whose path is chosen by the app: its events keep their names. */
export const setPlace = (controller: object, place: Omit<Place, 'path'>) =>
  Reflect.defineMetadata(PLACE, place, controller);

/** Nest takes a path with slashes around it, too. */
export const plainPath = (path: string) => path.replaceAll(/^\/+|\/+$/g, '');

export function placeOf(controller: object): Place {
  const path = plainPath(String(Reflect.getMetadata(PATH_METADATA, controller)));
  const set = Reflect.getMetadata(PLACE, controller) as Omit<Place, 'path'> | undefined;
  return { name: path, page: `/${path}`, ...set, path };
}
