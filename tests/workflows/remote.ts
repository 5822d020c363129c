import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY } from '../commands/run.ts';
import { place, temporaryFolder } from '../values/folders.ts';

/** What git leaves out, and what no run of the workflow reads. */
const LEFT_OUT = new Set(['.git', '.astro', '.cache', 'node_modules', 'dist', 'coverage', 'docs']);

const IDENTITY = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@radio.example'];

export function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout.trim();
}

export function writeHook(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

/** A bare repository on disk, with this checkout as its first commit on main. */
export class Remote {
  readonly folder = join(temporaryFolder(), 'remote.git');
  readonly #clone = temporaryFolder();

  constructor(change: (folder: string) => void = () => undefined) {
    git('.', 'init', '--quiet', '--bare', '--initial-branch=main', this.folder);
    // As GitHub does, so that a job can check out the commit that an earlier one made.
    git(this.folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    for (const name of readdirSync(REPOSITORY).filter((entry) => !LEFT_OUT.has(entry))) {
      cpSync(join(REPOSITORY, name), join(this.#clone, name), { recursive: true });
    }
    change(this.#clone);
    git(this.#clone, 'init', '--quiet', '--initial-branch=main');
    git(this.#clone, 'remote', 'add', 'origin', this.url);
    this.#commit('feat: begin');
  }

  get url(): string {
    return `file://${this.folder}`;
  }

  tip(branch = 'main'): string {
    return git(this.folder, 'rev-parse', branch);
  }

  /** Subjects of the commits of a branch, newest first. */
  log(branch = 'main'): string[] {
    return git(this.folder, 'log', '--format=%s', branch).split('\n');
  }

  /** `%an <%ae>` of a commit, and the paths it changed. */
  commit(name = 'main'): { author: string; paths: string[] } {
    const [author = '', , ...paths] = git(
      this.folder,
      'show',
      '--format=%an <%ae>',
      '--name-only',
      name,
    ).split('\n');
    return { author, paths };
  }

  read(path: string, branch = 'main'): string {
    return git(this.folder, 'show', `${branch}:${path}`);
  }

  /** Somebody merges a change of one file into main. */
  merge(path: string, text: string): void {
    git(this.#clone, 'pull', '--quiet', '--ff-only', 'origin', 'main');
    place(this.#clone, path, text);
    this.#commit(`docs: change ${path}`);
  }

  /** Somebody merges a branch into main. */
  mergeBranch(branch: string): void {
    git(this.#clone, 'pull', '--quiet', '--ff-only', 'origin', 'main');
    git(this.#clone, 'fetch', '--quiet', 'origin', branch);
    git(this.#clone, 'merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, 'FETCH_HEAD');
    git(this.#clone, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  /** Lets a shell script decide on every push. */
  hook(script: string): void {
    writeHook(join(this.folder, 'hooks/pre-receive'), script);
  }

  #commit(message: string): void {
    git(this.#clone, 'add', '--all');
    git(this.#clone, 'commit', '--quiet', '--message', message);
    git(this.#clone, 'push', '--quiet', 'origin', 'HEAD:main');
  }
}
