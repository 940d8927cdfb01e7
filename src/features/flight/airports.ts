import { readFileSync } from 'node:fs';
import { dataFile } from '../../paths.js';

export interface Airport {
  iata: string;
  name: string;
  city: string;
  country: string;
  latitude: number;
  longitude: number;
  zone: string;
}

interface Listed extends Airport {
  /** Other names, separated by commas. */
  aliases?: string;
}

const SUGGESTIONS = 8;
/** Letters that are no other letter with a mark. */
const LETTERS: Record<string, string> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ə: 'a',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ŧ: 't',
  þ: 'th',
};
/** How those are written who have no such letter on their keys. */
const SPELLED: Record<string, string> = { ä: 'ae', å: 'aa', ö: 'oe', ø: 'oe', ü: 'ue' };

let byIata: Map<string, ReturnType<typeof entry>> | undefined;

/** Half a megabyte, so they are read when first asked for. */
function entries() {
  byIata ??= new Map(read().map((airport) => [airport.iata, entry(airport)]));
  return byIata;
}

const read = () =>
  (JSON.parse(readFileSync(dataFile('flight', 'airports.json'), 'utf8')) as { airports: Listed[] })
    .airports;

const entry = ({ aliases = '', ...airport }: Listed) => ({
  airport,
  code: airport.iata.toLowerCase(),
  city: plain(airport.city),
  name: plain(airport.name),
  aliases: plain([aliases, spelled(airport.city), spelled(airport.name)].join()),
});

/** @param iata in capitals */
export const airport = (iata: string) => entries().get(iata)?.airport;

export function suggest(text: string): Airport[] {
  const wanted = plain(text);
  if (wanted.length < 2) return [];
  const ranked = [...entries().values()].map((each) => ({ ...each, rank: rank(each, wanted) }));
  const found = ranked.filter((each) => each.rank < Infinity);
  found.sort((one, other) => one.rank - other.rank);
  return found.slice(0, SUGGESTIONS).map((each) => each.airport);
}

/** A name is looked for with its city before it: "los angeles intl". */
function rank({ code, city, name, aliases }: ReturnType<typeof entry>, wanted: string) {
  if (code === wanted) return 0;
  if (city === wanted) return 1;
  if (`${city} ${name}`.startsWith(wanted)) return 2;
  if (name.startsWith(wanted)) return 3;
  return [`${city} ${name}`, aliases].some((text) => text.includes(wanted)) ? 4 : Infinity;
}

/** The list writes São Paulo, Tromsø and N'Djamena; people write Sao Paulo, Tromso and Ndjamena. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Lm}\p{Sk}'’‘‛′]/gu, '')
    .replaceAll(/[æðđəħıĸłŋœøßŧþ]/g, (letter) => LETTERS[letter]!)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const spelled = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[äåöøü]/g, (letter) => SPELLED[letter]!);
