import { writeSync } from 'node:fs';

/** What one process used, as it tells on file descriptor 3 when it ends. */
export interface Measured {
  requests: number;
  /** From the start of the process to its end, in milliseconds. */
  wallMs: number;
  /** Spent between asking and having the whole body, in milliseconds. */
  waitingMs: number;
  /** Processor time of all threads, in milliseconds. */
  cpuMs: number;
  peakMegabytes: number;
}

/** Where the parent reads the measurement. */
const REPORT = 3;

const { fetch } = globalThis;
let requests = 0;
let waitingMs = 0;

globalThis.fetch = async (...question) => {
  const asked = performance.now();
  requests += 1;
  const answer = await fetch(...question);
  const readText = answer.text.bind(answer);
  answer.text = async () => {
    const body = await readText();
    waitingMs += performance.now() - asked;
    return body;
  };
  return answer;
};

process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const measured: Measured = {
    requests,
    wallMs: performance.now(),
    waitingMs,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    peakMegabytes: maxRSS / 1024,
  };
  writeSync(REPORT, JSON.stringify(measured));
});
