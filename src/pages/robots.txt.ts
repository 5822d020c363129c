import { endpoint } from '#site/endpoint.ts';
import { absolute, paths } from '#site/urls.ts';

export const GET = endpoint(() => ({
  text: ['User-agent: *', 'Allow: /', `Sitemap: ${absolute(paths.sitemap)}`, ''].join('\n'),
  mediaType: 'text/plain',
}));
