/** How a moment is told, by whosever clock: Wed, Mar 11, 22:00. */
export const MOMENT: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};
