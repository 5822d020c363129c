// Plays the widget inside the frame. `fates` says which tracks fail, and how; a test ends one by `standIn.finish()`.
const fates = JSON.parse(document.documentElement.dataset.fates);
const DURATION_MS = 60_000;
const STEP_MS = 50;

const standIn = {
  /** Tells one life of the frame from the next. */
  life: crypto.randomUUID(),
  url: '',
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
  load: ({ url, options }) => begin(url, options.auto_play),
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

function start() {
  if (fates[standIn.url] === 'refuse' || standIn.isPlaying) return;
  standIn.isPlaying = true;
  tell('play');
}

/** SoundCloud may say more than once that it does not play a track, and after the next one was asked for. */
function fail() {
  tell('error');
  tell('error');
  setTimeout(() => tell('error'), 200);
}

function begin(url, autoPlay) {
  if (standIn.isPlaying) orders.pause();
  Object.assign(standIn, { url, position: 0, isWanted: false });
  if (fates[url] === 'silence') return;
  setTimeout(() => {
    if (fates[url] === 'error') return fail();
    tell('ready');
    if (autoPlay) start();
  }, 10);
}

addEventListener('message', ({ data }) => orders[data.order]?.(data.value));
setInterval(() => {
  if (!standIn.isPlaying) return;
  standIn.position += STEP_MS;
  tell('playProgress', { currentPosition: standIn.position });
}, STEP_MS);

const wanted = new URLSearchParams(location.search);
begin(wanted.get('url'), wanted.get('auto_play') === 'true');
