// A test gets a server of its own with an empty data folder, and a page that fails the test when the console holds an error.
import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const lecture = path.resolve(import.meta.dirname, '../fixtures/lectures/04_quality_control.pdf');
export const password = 'plum orbit lantern 47';

type Environment = Record<string, string>;

/** Lines of the server's own words that are kept for a test that fails. */
const LINES_KEPT = 60;

async function run(data: string, address: string, env: Environment, words: string[]): Promise<{ child: ChildProcess; address: string }> {
  const program = process.env.LECTERN_PROGRAM;
  if (!program) throw new Error('LECTERN_PROGRAM names the server to test');
  const child = spawn(program, ['serve', '--data', data, '--address', address], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  createInterface({ input: child.stderr! }).on('line', (line) => {
    words.push(line);
    words.splice(0, words.length - LINES_KEPT);
  });
  const listens = await new Promise<string>((resolve, reject) => {
    let seen = '';
    child.stdout!.on('data', (bytes: Buffer) => {
      seen += bytes.toString();
      const found = seen.match(/http:\/\/[\w.:\[\]]+:\d+/);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}: ${seen}`)));
  });
  return { child, address: listens };
}

/** A running server. */
export class Lectern {
  private constructor(
    readonly address: string,
    readonly data: string,
    /** The last lines that it wrote of itself. */
    readonly words: string[],
    private readonly env: Environment,
    private process: ChildProcess,
  ) {}

  /** Starts one; `env` adds to the environment of the tests. */
  static async start({ env = {} as Environment, data = mkdtempSync(path.join(tmpdir(), 'lectern-end2end-')) } = {}): Promise<Lectern> {
    const words: string[] = [];
    const { child, address } = await run(data, '127.0.0.1:0', env, words);
    return new Lectern(address, data, words, env, child);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
  }

  /** Starts it again after a kill, with the same data at the same address. */
  async restart(): Promise<void> {
    const { child } = await run(this.data, new URL(this.address).host, this.env, this.words);
    this.process = child;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}

function watch(context: BrowserContext, errors: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
}

interface Given {
  /** Added to the server's environment. */
  env: Environment;
  lectern: Lectern;
  /** Errors of all consoles; what a test expects it takes out with `refusals`. */
  watched: string[];
  /** Opens a page in another browser, where nobody is signed in. */
  elsewhere: () => Promise<Page>;
}

export const test = base.extend<Given>({
  env: [{}, { option: true }],
  lectern: async ({ env }, use, info) => {
    const lectern = await Lectern.start({ env });
    await use(lectern);
    await lectern.stop();
    if (info.status !== info.expectedStatus) console.log(['the server said:', ...lectern.words].join('\n'));
  },
  baseURL: async ({ lectern }, use) => use(lectern.address),
  watched: [
    async ({ context, lectern }, use) => {
      expect(lectern.address).toBeTruthy(); // Named here so that it still runs when the console is looked at.
      const errors: string[] = [];
      watch(context, errors);
      await use(errors);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  elsewhere: async ({ browser, baseURL, watched }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      opened.push(context);
      watch(context, watched);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** Takes the `count` errors out of the console with which the browser reports that the server answered `status`. */
export async function refusals(watched: string[], status: number, count = 1): Promise<void> {
  await expect.poll(() => watched.length).toBeGreaterThanOrEqual(count);
  for (const error of watched.splice(0)) expect(error).toContain(`status of ${status}`);
}

/** Takes the errors out of the console with which the browser reports that there was no network. */
export function wasAway(watched: string[]): void {
  watched.splice(0, watched.length, ...watched.filter((error) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(error)));
}

export { expect };

/** Waits until the page answers to clicks. */
export async function awake(page: Page): Promise<void> {
  await page.locator('html[data-awake]').waitFor();
}

/** Makes an account through the form and ends on the first page. */
export async function register(page: Page, name = 'ada'): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Signs out from the menu under one's own name. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.person summary').first().click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.waitForURL(/\/sign-in/);
}

/** Signs in through the form. */
export async function signIn(page: Page, name = 'ada', word = password): Promise<void> {
  await page.goto('/sign-in');
  await awake(page);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(word);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Writes a note and waits until it can be found; gives its address. */
export async function writeNote(page: Page, title: string, text: string): Promise<string> {
  await page.goto('/notes/new');
  await awake(page);
  await page.getByLabel('Title of the note').fill(title);
  await page.getByLabel('Text of the note').fill(text);
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.waitForURL(/\/materials\/[^/]+$/);
  const address = new URL(page.url()).pathname;
  await allDone(page);
  return address;
}

/** Drops files on a place of the page, as from a folder. */
export async function drop(place: Locator, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const written = files.map(({ name, buffer }) => ({ name, text: buffer.toString('base64') }));
  const dataTransfer = await place.page().evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) {
      transfer.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name));
    }
    return transfer;
  }, written);
  await place.dispatchEvent('dragover', { dataTransfer });
  await place.dispatchEvent('drop', { dataTransfer });
}

/** Adds the lecture and waits until it is read in; gives its address. */
export async function addLecture(page: Page): Promise<string> {
  await page.goto('/');
  await awake(page);
  await page.locator('input[type=file]').setInputFiles(lecture);
  const address = await page.locator('.add-way a').getAttribute('href');
  await allDone(page);
  return address!;
}

/** Waits until there are jobs and all of them are done. */
export async function allDone(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/jobs');
    await expect(page.locator('.job').first()).toBeVisible({ timeout: 1000 });
    await expect(page.locator('.job:not([data-state=done])')).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

/** Asks in a new conversation and waits for its address. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.goto('/ask');
  await awake(page);
  await page.getByLabel('Ask a question').fill(question);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ask\/.+/);
}
