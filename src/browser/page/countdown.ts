const SECOND = 1_000;

let drawnAt = performance.now();

setInterval(tick, SECOND);
document.addEventListener('drawn', begin);
begin();

/** By this browser's own clock from when it was drawn: its time of day may not be the server's. */
function begin() {
  drawnAt = performance.now();
  tick();
}

function tick() {
  const passed = (performance.now() - drawnAt) / SECOND;
  for (const clock of document.querySelectorAll<HTMLElement>('[data-left]'))
    clock.textContent = `in ${inWords(Math.max(Number(clock.dataset.left) - passed, 0))}`;
}

function inWords(seconds: number) {
  const all = Math.round(seconds);
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  const parts = [hours && `${hours} h`, all >= 60 && `${minutes} min`, `${all % 60} s`];
  return parts.filter(Boolean).join(' ');
}
