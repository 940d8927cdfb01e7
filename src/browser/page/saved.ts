/** As long as the server takes a change to be fresh. */
const FRESH_MS = 10_000;

document.addEventListener('drawn', fade);
fade();

export function sayWho(region: HTMLElement, isOwn: boolean) {
  const line = region.querySelector('.saved');
  line?.classList.toggle('is-fresh', isOwn);
  line?.classList.toggle('is-elsewhere', !isOwn);
  fade();
}

function fade() {
  for (const line of document.querySelectorAll<HTMLElement>('.saved.is-fresh')) {
    const drawn = line.querySelector('time')?.dateTime;
    setTimeout(() => {
      const isSame = line.querySelector('time')?.dateTime === drawn;
      if (isSame) line.classList.remove('is-fresh');
    }, FRESH_MS);
  }
}
