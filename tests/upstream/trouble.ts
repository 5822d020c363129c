import { type Answer, json, text } from './answer.ts';

/** CloudFront's page for addresses that SoundCloud refuses. */
export const BLOCKED_PAGE: Answer = text(
  'html',
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><HTML><BODY><H1>403 ERROR</H1>Request blocked.</BODY></HTML>',
  403,
);

/** The bot gate's answer. */
export const CAPTCHA: Answer = json({ url: 'https://geo.captcha-delivery.com/captcha/?initialCid=x' }, 403);

export const STALE: Answer = { status: 401, headers: {}, body: '' };
export const FORBIDDEN_EMPTY: Answer = { status: 403, headers: {}, body: '' };
export const FORBIDDEN_JSON: Answer = json(
  { code: 403, message: '', status: '403 - Forbidden', errors: [] },
  403,
);
export const MISSING: Answer = json({}, 404);
export const BROKEN: Answer = json({ errors: [{ error_message: 'Internal Server Error' }] }, 500);
export const GATEWAY_TIMEOUT: Answer = text('plain', 'upstream request timeout', 504);

/** 200 and yet no answer. */
export const HTML_AS_ANSWER: Answer = text('html', '<!DOCTYPE html><title>One moment</title>');
export const OTHER_SHAPE: Answer = json({ items: [], next: null });
export const EMPTY_BODY: Answer = { ...json(null), body: '' };

/** @param retryAfter value of the header: seconds or an HTTP date */
export function tooFast(retryAfter?: string): Answer {
  const answer = json({ error: 'rate_limit_exceeded' }, 429);
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'retry-after': retryAfter } };
}
