/** SoundCloud's names of the sizes in an artwork's address, by width in pixels. */
const SIZES = { 100: 'large', 300: 't300x300' } as const;

/** The same artwork in another size; an address that names no size stays as it is. */
export function artworkOf(url: string, width: keyof typeof SIZES): string {
  return url.replace(/-t500x500(?=\.\w+$)/, `-${SIZES[width]}`);
}
