// Plays the widget inside the frame. `fates` says which tracks fail, and how; a test ends one by `standIn.finish()`.
const fates = JSON.parse(document.documentElement.dataset.fates);
const wanted = new URLSearchParams(location.search);
const DURATION_MS = 60_000;
const STEP_MS = 50;

const standIn = {
  /** Tells one life of the frame from the next. */
  life: crypto.randomUUID(),
  url: wanted.get('url'),
  position: 0,
  volume: 100,
  isPlaying: false,
  /** Whether the page has wanted this track to play. */
  isWanted: false,
  finish() {
    this.stop();
    tell('pause');
    tell('finish');
  },
  stop() {
    this.isPlaying = false;
  },
};
window.standIn = standIn;

const tell = (event, news) => parent.postMessage({ event, news }, '*');

const orders = {
  play() {
    standIn.isWanted = true;
    start();
  },
  pause() {
    if (!standIn.isPlaying) return;
    standIn.stop();
    tell('pause');
  },
  seek(ms) {
    standIn.position = ms;
  },
  volume(volume) {
    standIn.volume = volume;
  },
  duration: () => tell('duration', DURATION_MS),
};

function start(isPressed = false) {
  if ((fates[standIn.url] === 'refuse' && !isPressed) || standIn.isPlaying) return;
  standIn.isPlaying = true;
  tell('play');
}

/** SoundCloud may say more than once that it does not play a track, and after the next one was asked for. */
function fail() {
  tell('error');
  tell('error');
  setTimeout(() => tell('error'), 200);
}

function begin() {
  const fate = fates[standIn.url];
  if (fate === 'silence') return;
  if (fate === 'error') return fail();
  tell('ready');
  if (wanted.get('auto_play') === 'true') start();
}

addEventListener('click', () => start(true));
addEventListener('message', ({ data }) => orders[data.order]?.(data.value));
setInterval(() => {
  if (!standIn.isPlaying) return;
  standIn.position += STEP_MS;
  tell('playProgress', { currentPosition: standIn.position });
}, STEP_MS);

setTimeout(begin, 10);
