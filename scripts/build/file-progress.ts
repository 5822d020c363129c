/** Is told how many files have been looked at, of how many. */
export type OnFile = (files: number, all: number) => void;

/** How many files of a build have been looked at; told from when each of its parts has said how many its are. */
export class FileProgress {
  readonly #onFile: OnFile;
  #unknownParts: number;
  #all = 0;
  #looked = 0;

  constructor(parts: number, onFile: OnFile = () => undefined) {
    this.#unknownParts = parts;
    this.#onFile = onFile;
  }

  expect(files: number): void {
    this.#all += files;
    this.#unknownParts -= 1;
  }

  look(files = 1): void {
    this.#looked += files;
    if (this.#unknownParts === 0) this.#onFile(this.#looked, this.#all);
  }
}
