import { Idiomorph } from 'idiomorph';
import '../../../../browser/page/countdown.js';
import { localise } from '../../../../browser/page/times.js';
import { connect, type OpenTabs } from '../../../client/index.js';

let drawn = Promise.resolve();

const slices = [...document.querySelectorAll<HTMLElement>('[data-live]')];
if (slices.length > 0) follow(slices.map(({ dataset }) => dataset.live!));

/** Where nobody has a session there is nothing to follow, and none is begun. */
function follow(names: string[]) {
  const client = connect(location.origin);
  client.onEnded(() => location.reload());
  const watched = client.watch(names, () => {
    drawn = drawn.then(redraw, redraw);
  });
  watched.catch(() => undefined);
  client.watchTabs(drawTabs).catch(() => undefined);
}

function drawTabs({ html = '' }: OpenTabs) {
  const shown = document.getElementById('open-tabs');
  if (!shown) return;
  void Idiomorph.morph(shown, html, { morphStyle: 'outerHTML' });
  localise(document);
}

async function redraw() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  void Idiomorph.morph(document.querySelector('main')!, page.querySelector('main'), {
    callbacks: { beforeAttributeUpdated: (name) => name !== 'open' },
  });
  localise(document);
  document.dispatchEvent(new Event('drawn'));
}
