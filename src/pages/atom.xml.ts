import { showFeedResponse } from '#site/show-feed.ts';

export function GET(): Promise<Response> {
  return showFeedResponse('atom');
}
