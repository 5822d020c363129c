/** Chromium and Firefox name the address that failed; WebKit does not, and needs no other one. */
const ADDRESS = /https?:\S+/;

/**
 * Brings a module that is only wanted later, each time anew until it has come. Firefox counts an address that
 * failed once as failed for as long as the document lives, so the module is asked for by another one then.
 */
export function lateModule<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let failed: string | undefined;
  let tries = 0;
  return onceCome(async () => {
    try {
      return await (failed ? import(/* @vite-ignore */ `${failed}?${++tries}`) : load());
    } catch (cause) {
      failed ??= String(cause).match(ADDRESS)?.[0];
      throw cause;
    }
  });
}

/** Asks once for a thing and keeps it; where it does not come, it is asked for again the next time. */
export function onceCome<Thing>(ask: () => Promise<Thing>): () => Promise<Thing> {
  let coming: Promise<Thing> | undefined;
  return () => {
    coming ??= ask().catch((cause: unknown) => {
      coming = undefined;
      throw cause;
    });
    return coming;
  };
}
