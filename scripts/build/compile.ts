import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { CLIENT_FOLDER, SERVER_FOLDER } from './templates.ts';

const RENDERER = resolve('src/site/renderer.ts');

/** Where Astro leaves what it would render with, and removes when it is done. */
const ASTRO_SERVER_FOLDER = '.prerender';

/** Compiled with the templates, of which little is wanted: otherwise each build would load all of its files. */
const INCLUDED = ['feedsmith'];

/** Vite compiles what renders pages, and for browsers no more than pages ask for. */
const RENDERER_ALONE = {
  name: 'airlog-renderer',
  enforce: 'post',
  configEnvironment(environment: string, { optimizeDeps }: { optimizeDeps?: { include?: string[] } }) {
    // Astro's toolbar for developers would be bundled below node_modules.
    if (optimizeDeps) optimizeDeps.include = [];
    if (environment !== 'prerender') return undefined;
    return { build: { rolldownOptions: { input: RENDERER } }, resolve: { noExternal: INCLUDED } };
  },
} as const;

const SUPPORT = {
  staticOutput: 'stable',
  hybridOutput: 'stable',
  serverOutput: 'stable',
  sharpImageService: 'stable',
} as const;

/**
 * Compiles the templates, styles and scripts: what browsers load into `client/`, what renders pages into
 * `server/`. No page is rendered.
 */
async function compileTemplates(folder: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const outDir = resolve(folder, CLIENT_FOLDER);
  await build({ outDir, logLevel: 'error', integrations: [keepingRenderer(outDir, folder)] });
}

/** An adapter that takes the compiled renderer away and gives Astro nothing to render. */
function keepingRenderer(outDir: string, folder: string): AstroIntegration {
  return {
    name: 'airlog-renderer',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [RENDERER_ALONE] } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'airlog-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: RENDERER,
          adapterFeatures: { buildOutput: 'static' },
          supportedAstroFeatures: SUPPORT,
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'airlog-renderer',
          setup: async () => renameSync(join(outDir, ASTRO_SERVER_FOLDER), join(folder, SERVER_FOLDER)),
          getStaticPaths: async () => [],
          render: () => Promise.reject(new Error('Astro was given nothing to render')),
        });
      },
    },
  };
}

// Nobody waits for the templates of a build that was ended.
process.once('disconnect', () => process.exit());
process.channel?.unref();
await compileTemplates(process.argv[2] ?? '');
