/** Where the visitor's choice of copy is kept: `light`, `dark`, or nothing to follow the device. */
export const THEME_KEY = 'airlog-theme';

/**
 * Runs in the head before anything is painted, so that no page flashes in the other colours. Inline:
 * the Content-Security-Policy lets it run by its hash.
 */
export const THEME_BOOT = `try{document.documentElement.dataset.theme=localStorage.getItem('${THEME_KEY}')||''}catch{}`;
