/** Why a request came to nothing, in the words of its innermost cause: `connect ECONNREFUSED 127.0.0.1:1`. */
export function reasonOf(error: unknown): string {
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  return reason instanceof Error ? reason.message : String(reason);
}
