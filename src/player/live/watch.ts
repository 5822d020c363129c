/** A minute: nobody likes tracks faster, and the site is not asked more often. */
const ASK_EVERY_MS = 60_000;

/** Whether the archive may be asked for the current show at this moment. Times are milliseconds. */
export function mayAsk(moment: {
  now: number;
  lastAsked: number;
  weekEnd: number;
  isVisible: boolean;
}): boolean {
  const { now, lastAsked, weekEnd, isVisible } = moment;
  return isVisible && now < weekEnd && now - lastAsked >= ASK_EVERY_MS;
}
