import { endpoint } from '#site/endpoint.ts';

/** A lamp that is lit. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <circle cx="16" cy="16" r="14" fill="#1d1a16"/>
  <circle cx="16" cy="16" r="6.5" fill="#f0703c"/>
</svg>
`;

export const GET = endpoint(() => ({ text: ICON, mediaType: 'image/svg+xml' }));
