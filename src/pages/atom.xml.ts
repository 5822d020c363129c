import { endpoint } from '#site/endpoint.ts';
import { showFeed } from '#site/show-feed.ts';

export const GET = endpoint(() => showFeed('atom'));
