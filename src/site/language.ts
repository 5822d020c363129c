import { oncePerWords } from '#domain/once.ts';

/** The language of the site's own words, as a BCP 47 tag: English, as the station writes it where it does. */
export function languageOfWords({ language }: { language: string }): string {
  return isEnglish(language) ? language : 'en';
}

/**
 * The language of what the station says itself (its title, description, notes, show titles and dates) as
 * the attribute that marks it; none where the words around it are of the same.
 */
export function ownLanguage({ language }: { language: string }): string | undefined {
  return isEnglish(language) ? undefined : language;
}

const isEnglish = oncePerWords((language: string) => new Intl.Locale(language).language === 'en');
