/** Where the widget of the player comes from, once somebody has pressed Play. */
const WIDGET = 'https://w.soundcloud.com';

/**
 * What a page may load. Astro adds the hashes of its own scripts and styles; `inline` are those of
 * scripts that it does not see. Nothing else inline runs.
 */
export const contentSecurityPolicy = (inline: `sha256-${string}`[]) => ({
  directives: [
    "default-src 'self'",
    "img-src 'self' https://*.sndcdn.com",
    `frame-src ${WIDGET}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ] as const,
  scriptDirective: {
    // The search is WebAssembly, which needs a word of its own.
    resources: ["'self'", "'wasm-unsafe-eval'", `${WIDGET}/player/api.js`],
    hashes: inline,
  },
  styleDirective: { resources: ["'self'"] },
});
