import { endpoint } from '#site/endpoint.ts';
import { showFeed } from '#site/feed-documents.ts';

export const GET = endpoint(() => showFeed('atom'));
