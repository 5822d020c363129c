// Plays https://w.soundcloud.com/player/api.js: the part of SC.Widget that the player uses.
(() => {
  const Events = {
    READY: 'ready',
    PLAY: 'play',
    PAUSE: 'pause',
    FINISH: 'finish',
    PLAY_PROGRESS: 'playProgress',
    ERROR: 'error',
  };

  function Widget(frame) {
    const listeners = new Map();
    const answers = [];
    const order = (name, value) => frame.contentWindow.postMessage({ order: name, value }, '*');

    addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      if (data.event === 'duration') return answers.shift()?.(data.news);
      for (const listener of listeners.get(data.event) ?? []) listener(data.news ?? {});
    });

    return {
      bind: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      play: () => order('play'),
      pause: () => order('pause'),
      seekTo: (ms) => order('seek', ms),
      setVolume: (volume) => order('volume', volume),
      getDuration: (answer) => {
        answers.push(answer);
        order('duration');
      },
    };
  }

  window.SC = { Widget: Object.assign(Widget, { Events }) };
})();
