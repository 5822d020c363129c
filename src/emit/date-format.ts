const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A format of dates, made once for all who ask for the same: making one takes longer than a hundred uses.
 * Whatever calendar a language prefers, dates go by that of addresses, years and programs.
 */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { calendar: 'gregory', ...options });
  formats.set(key, known);
  return known;
}
