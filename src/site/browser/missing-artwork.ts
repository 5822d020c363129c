import { drawnSleeve } from '#emit/drawn-sleeve.ts';
import { onEachPage } from './page-turn.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Puts the sleeve that a track without artwork has in the place of artwork that does not come. */
function drawInstead(artwork: HTMLImageElement): void {
  const { path, ink } = drawnSleeve(artwork.dataset.key ?? '');
  const sleeve = document.createElementNS(SVG, 'svg');
  sleeve.setAttribute('class', `drawn ${ink}`);
  sleeve.setAttribute('viewBox', '0 0 8 8');
  sleeve.setAttribute('aria-hidden', 'true');
  const drawing = document.createElementNS(SVG, 'path');
  drawing.setAttribute('d', path);
  sleeve.append(drawing);
  artwork.replaceWith(sleeve);
}

const isArtwork = (target: EventTarget | null): target is HTMLImageElement =>
  target instanceof HTMLImageElement && target.matches('.artwork img');

// An image's error does not rise from it: it is heard on the way down.
document.addEventListener('error', ({ target }) => isArtwork(target) && drawInstead(target), true);

onEachPage(() => {
  for (const artwork of document.querySelectorAll<HTMLImageElement>('.artwork img')) {
    const hasFailed = artwork.complete && artwork.naturalWidth === 0;
    if (hasFailed) drawInstead(artwork);
  }
});
