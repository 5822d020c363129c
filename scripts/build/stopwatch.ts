/** A part of a task and how long it took. */
export interface Lap {
  name: string;
  seconds: number;
}

/** Times the parts of a task; parts may run side by side. */
export class Stopwatch {
  readonly laps: Lap[] = [];

  time<Made>(name: string, work: () => Made): Made {
    const lap = { name, seconds: 0 };
    this.laps.push(lap);
    const begin = performance.now();
    const stop = () => {
      lap.seconds = (performance.now() - begin) / 1000;
    };
    const made = work();
    if (made instanceof Promise) return made.finally(stop) as Made;
    stop();
    return made;
  }
}
