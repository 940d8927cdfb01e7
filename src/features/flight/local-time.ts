const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The moment at which the clocks of a zone show this.
 * @param shown what they show, in milliseconds as if it were UTC
 * @param zone such as `Australia/Sydney`
 */
export function momentOf(shown: number, zone: string) {
  // Between the guess and the moment itself the clocks may have been changed.
  const guess = shown - offsetAt(shown, zone);
  return shown - offsetAt(guess, zone);
}

/** @returns what the clocks of a zone show then, as a field for date and time has it: `2026-11-27T10:00` */
export const shownAt = (moment: number, zone: string) =>
  new Date(moment + offsetAt(moment, zone)).toISOString().slice(0, 16);

/** How far they are ahead of UTC, in milliseconds. */
function offsetAt(moment: number, zone: string) {
  const format = formats.get(zone) ?? offsetFormat(zone);
  formats.set(zone, format);
  const { value } = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')!;
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(value) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const offsetFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
