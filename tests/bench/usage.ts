/** What a process has used since it started. */
export interface Usage {
  /** Milliseconds. */
  wallMs: number;
  /** Processor time of all threads, in milliseconds. */
  cpuMs: number;
  peakMegabytes: number;
}

export function usage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    wallMs: performance.now(),
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    peakMegabytes: maxRSS / 1024,
  };
}
