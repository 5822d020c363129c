import { absolute, paths } from '#site/urls.ts';

export function GET(): Response {
  const lines = ['User-agent: *', 'Allow: /', `Sitemap: ${absolute(paths.sitemap)}`, ''];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain' } });
}
