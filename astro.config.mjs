import { hash } from 'node:crypto';
import { defineConfig } from 'astro/config';
import { contentSecurityPolicy } from './src/site/content-security-policy.ts';
import { environment } from './src/site/environment.ts';
import { fontFamilies } from './src/site/font-families.ts';
import { THEME_BOOT } from './src/site/theme.ts';

const { siteUrl, base } = environment();

/** @param {string} script @returns {`sha256-${string}`} */
function hashOf(script) {
  return `sha256-${hash('sha256', script, 'base64')}`;
}

export default defineConfig({
  site: siteUrl,
  base,
  trailingSlash: 'always',
  // Not the default `jsx`, which drops the space between a word and a link on the next line.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  security: { csp: contentSecurityPolicy([hashOf(THEME_BOOT)]) },
  fonts: fontFamilies,
  // Not even a small file becomes a data: address, which the policy above would have to let in.
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
});
