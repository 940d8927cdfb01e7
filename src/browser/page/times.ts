const date = new Intl.DateTimeFormat('en-AU', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
});
const hours = new Intl.DateTimeFormat('en-AU', { timeStyle: 'short', hourCycle: 'h23' });
const zone = new Intl.DateTimeFormat('en-AU', { timeZoneName: 'short' });

/** The server, which can't know where the visitor is, writes UTC. */
export function localise(root: ParentNode) {
  for (const time of root.querySelectorAll<HTMLTimeElement>(MOMENTS)) {
    const moment = new Date(time.dateTime);
    const format = time.dataset.clock === undefined ? date : hours;
    time.textContent = `${format.format(moment)} ${zoneAt(moment)}`;
  }
}

/** A day has no time, and what is said in UTC is meant so. */
const MOMENTS = 'time[datetime*="T"]:not([data-utc])';

const zoneAt = (moment: Date) =>
  zone.formatToParts(moment).find(({ type }) => type === 'timeZoneName')!.value;

localise(document);
