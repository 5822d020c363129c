/** Where the built site lies. */
export const OUT_FOLDER = 'dist';
