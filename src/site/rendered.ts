/** HTML of what every page shows, by its name. */
export const rendered = new Map<string, string>();
