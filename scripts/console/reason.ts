/** Why a request came to nothing, in the words of its innermost cause that has any: `connect ECONNREFUSED 127.0.0.1:1`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error && reasonOf(error.cause)) || error.message;
}
