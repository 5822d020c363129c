/**
 * Why a request came to nothing, in the words of its innermost cause that has any: `connect ECONNREFUSED
 * 127.0.0.1:1`. Those of a TypeError may quote a header or an address that nobody should read.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause) || error.message;
  return error instanceof TypeError ? 'the request cannot be sent as it is' : error.message;
}
