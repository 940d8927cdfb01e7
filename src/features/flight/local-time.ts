const formats = new Map<string, Intl.DateTimeFormat>();

/** @param shown in milliseconds, as if it were UTC */
export function momentOf(shown: number, zone: string) {
  // Between the guess and the moment itself the clocks may have been changed.
  const guess = shown - offsetMsAt(shown, zone);
  return shown - offsetMsAt(guess, zone);
}

export const shownAt = (moment: number, zone: string) =>
  new Date(moment + offsetMsAt(moment, zone)).toISOString().slice(0, 16);

function offsetMsAt(moment: number, zone: string) {
  const format = formats.get(zone) ?? offsetFormat(zone);
  formats.set(zone, format);
  const { value } = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')!;
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(value) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const offsetFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
