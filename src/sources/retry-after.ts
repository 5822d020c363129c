/**
 * The wait that `Retry-After` asks for, in milliseconds: told in seconds or as a date (RFC 9110 §10.2.3).
 * null where it asks for none that can be read.
 */
export function retryAfterMs(headers: Headers): number | null {
  const asked = headers.get('retry-after');
  if (asked === null) return null;
  return /^\d+$/.test(asked) ? Number(asked) * 1000 : waitUntil(Date.parse(asked), headers);
}

/**
 * How long it is to a moment by the sender's own clock, in milliseconds; null where one of both is unknown.
 *
 * @param moment milliseconds since 1970, or NaN
 */
export function waitUntil(moment: number, headers: Headers): number | null {
  const wait = moment - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
