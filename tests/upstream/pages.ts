import type { Manners } from './manners.ts';
import { FORBIDDEN } from './shapes.ts';

/** Scripts of the page in its order; only the last one holds the client id. */
const SCRIPTS = [
  '/assets/57-cbf68d18.js',
  '/assets/18-eb4f8922.js',
  '/assets/2-a2471f37.js',
  '/assets/53-a49d47cd.js',
];
const LAST_SCRIPT = SCRIPTS.at(-1);

/** The home page: the id among other entries, whose texts hold what a careless cut would stop at. */
export function homePage(manners: Manners): string {
  const hydration = [
    { hydratable: 'anonymousId', data: FORBIDDEN.anonymousId },
    {
      hydratable: 'features',
      data: { features: ['v2_stories', 'a text with ]; in it', 'and [1,2]; again'] },
    },
    { hydratable: 'geoip', data: { country_code: 'NL', city: 'Amsterdam', latitude: 52.37, longitude: 4.9 } },
    ...(manners.clientIdIn.includes('hydration')
      ? [{ hydratable: 'apiClient', data: { id: published(manners), isExpiring: false } }]
      : []),
  ];
  return `<!DOCTYPE html>
<html lang="en"><head><title>Stream and listen to music online</title>
<script src="https://dwt.soundcloud.com/tags.js" async></script></head>
<body><div id="app"></div>
<script>window.__sc_version="1771407416"</script>
<script>window.__sc_hydration = ${JSON.stringify(hydration)};</script>
<script crossorigin src="https://a-v2.sndcdn.com${SCRIPTS[0]}"></script>
<script
  async
  src="https://cdn.cookielaw.org/consent/7e62c772/otSDKStub.js"
  type="text/javascript"
  data-domain-script="7e62c772"
></script>
<script src="https://a-v2.sndcdn.com${SCRIPTS[1]}" crossorigin></script>
<script
  crossorigin
  src='https://a-v2.sndcdn.com${SCRIPTS[2]}'
></script>
<script defer src="https://a-v2.sndcdn.com${SCRIPTS[3]}" crossorigin="anonymous"></script>
</body></html>`;
}

/** A script's text, or undefined where the page names none. */
export function script(manners: Manners, path: string): string | undefined {
  if (!SCRIPTS.includes(path)) return undefined;
  const decoys = `google_client_id:"987654321abcdefghijklmnopqrstuv",apple_id_client_id:"com0soundcloud0apple0signin00000"`;
  const id = path === LAST_SCRIPT && manners.clientIdIn.includes('script');
  return `!function(e){var t={${decoys}${id ? `,client_application_id:46941,client_id:"${published(manners)}"` : ''}}}(window);`;
}

export function mobilePage(manners: Manners): string {
  const found = manners.clientIdIn.includes('mobile') ? `"clientId":"${published(manners)}",` : '';
  return `<!DOCTYPE html><html><body><script id="__NEXT_DATA__" type="application/json">{"runtimeConfig":{${found}"env":"production"}}</script></body></html>`;
}

function published(manners: Manners): string {
  return manners.publishedClientId ?? manners.clientId;
}
