import { PATH_METADATA } from './nest.metadata.js';

/** Where a controller stands. */
export interface Place {
  /** The first part of its events: `session` of `session:undo`. */
  name: string;
  /** Its path, without a slash before it. */
  path: string;
  /** The page of its forms. */
  page: string;
}

const PLACE = 'sojourn:place';

/** For a controller whose path is chosen by the app: its events keep their names. */
export const setPlace = (controller: object, place: Omit<Place, 'path'>) =>
  Reflect.defineMetadata(PLACE, place, controller);

/** By its path, where nothing else was set. */
export function placeOf(controller: object): Place {
  const path = String(Reflect.getMetadata(PATH_METADATA, controller));
  const set = Reflect.getMetadata(PLACE, controller) as Omit<Place, 'path'> | undefined;
  return { name: path, page: `/${path}`, ...set, path };
}
