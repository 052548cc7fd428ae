// A test gets a server of its own with an empty data folder, and a page that fails the test when the console holds an error.
import { test as base, expect, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const lecture = path.resolve(import.meta.dirname, '../fixtures/lectures/04_quality_control.pdf');
export const password = 'plum orbit lantern 47';

/** A running server. */
export class Lectern {
  private constructor(
    readonly address: string,
    readonly data: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(data = mkdtempSync(path.join(tmpdir(), 'lectern-end2end-'))): Promise<Lectern> {
    const program = process.env.LECTERN_PROGRAM;
    if (!program) throw new Error('LECTERN_PROGRAM names the server to test');
    const child = spawn(program, ['serve', '--data', data, '--address', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', process.env.LECTERN_LOG ? 'inherit' : 'ignore'] });
    const address = await new Promise<string>((resolve, reject) => {
      let seen = '';
      child.stdout!.on('data', (bytes: Buffer) => {
        seen += bytes.toString();
        const found = seen.match(/http:\/\/[\w.:\[\]]+:\d+/);
        if (found) resolve(found[0]);
      });
      child.on('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}: ${seen}`)));
    });
    return new Lectern(address, data, child);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}

export const test = base.extend<{ lectern: Lectern; watched: string[] }>({
  lectern: async ({}, use) => {
    const lectern = await Lectern.start();
    await use(lectern);
    await lectern.stop();
  },
  baseURL: async ({ lectern }, use) => use(lectern.address),
  watched: [
    async ({ context, lectern }, use) => {
      expect(lectern.address).toBeTruthy(); // Named here so that it still runs when the console is looked at.
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(errors);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

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
